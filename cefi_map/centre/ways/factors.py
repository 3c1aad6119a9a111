"""A second factor beside a password: six digits that a telephone makes of a secret and the moment (TOTP, RFC 6238), and
codes on paper for the day when it is lost. Why no passkey: docs/decisions/18-second-factor.md."""

from __future__ import annotations

from time import time

from cefi_map.centre.store import Centre
from cefi_map.centre.tokens import digest, new_code
from cefi_map.errors import BadInput
from cefi_map.out.sealing import seal, unseal
from cefi_map.store import Person, Store

from .tries import tried

SPARES = 10
"""Codes on paper, each of which serves once: 31 ** 20, which no list of digests gives away."""
DIGITS, STEP = 6, 30
"""As every application for telephones has them: the length of a code, the seconds for which it is shown."""


def has_factor(store: Store, person_id: str) -> bool:
    return bool(Centre(store).factor(person_id))


def new_secret() -> str:
    """160 bits, as one types them where no picture can be read."""
    import pyotp

    return pyotp.random_base32()


def factor_address(secret: str, login: str, centre: str) -> str:
    """What the picture holds: the address that applications for telephones read."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=centre or "Carte CEFI")


def begin_factor(store: Store, key: bytes, person: Person, secret: str, code: str) -> tuple[str, ...]:
    """The codes on paper, which nothing gives again. ``BadInput`` unless ``code`` shows that the telephone has the
    secret."""
    step = _step(secret, code)
    if not step:
        raise BadInput(
            "Ce code n’est pas celui que l’application montre maintenant.",
            advice="Attendez le suivant. S’il ne va pas non plus, mettez le téléphone à l’heure automatique.",
        )
    made = tuple(new_code() + new_code() for _ in range(SPARES))
    Centre(store).begin_factor(person.id, seal(key, secret), step, [_mark(person.id, each) for each in made])
    return made


def show_factor(store: Store, key: bytes, person_id: str, code: str, where: str) -> None:
    """``BadInput`` where the digits are not those of the moment, or were shown before, and it is no code on paper."""
    secret, written = unseal(key, Centre(store).factor(person_id)), _written(code)

    def ask() -> bool | None:
        step = _step(secret, written)
        used = Centre(store).use_step(person_id, step) if step else False
        return used or Centre(store).use_spare(person_id, _mark(person_id, written)) or None

    if not tried(store, f"factor {person_id}", where, ask):
        advice = "Attendez le suivant, ou entrez un code de secours."
        raise BadInput("Ce code ne va pas, ou il a déjà servi.", advice=advice)


def _step(secret: str, code: str) -> int:
    """The step of time of which these are the digits, this one or its neighbours; 0 for none."""
    import pyotp

    if not secret:
        return 0
    totp, now = pyotp.TOTP(secret, digits=DIGITS, interval=STEP), int(time())
    near = (now // STEP + each for each in (0, -1, 1))
    return next((step for step in near if pyotp.utils.strings_equal(_written(code), totp.generate_otp(step))), 0)


def _written(code: str) -> str:
    """As somebody types it: spaces, hyphens and small letters aside."""
    return "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())[:40]


def _mark(person_id: str, spare: str) -> str:
    return digest(f"{person_id} {spare}")
