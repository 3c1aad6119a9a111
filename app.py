"""``python app.py``: the same as ``cefi-map serve``.

Where the application's packages are missing it says so and, after a yes or with ``--install``, makes ``.venv`` beside
this file as ``make run`` does, at the versions and digests of ``locks/``, and starts there: a machine without ``make``
needs Python alone. Without a terminal nobody can say yes: it ends with 2. Until the packages are there only Python's
own library is used, and nothing that an older Python could not read.
"""

import io
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
OWN = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKED = ("--require-hashes", "--only-binary", ":all:")
MADE = ROOT / "cefi_map" / "geometry" / "arimo.json"
"""One of the files that installing makes of packages."""
EDITOR = ROOT / "cefi_map" / "static" / "vendor" / "prosemirror.js"
INSTALL = "--install"
STOPPED = 2


def main(arguments):
    """Serve, with what is missing installed first; gives the exit status."""
    for stream in (sys.stdout, sys.stderr):  # a terminal may lack a letter that a sentence has
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if sys.version_info < (3, 11):
        return stopped(f"Python 3.11 ou plus récent est nécessaire ; celui-ci est {sys.version.split()[0]}.")
    rest = [each for each in arguments if each != INSTALL]
    if not missing():
        from cefi_map.cli import main as command

        return command(["serve", *rest])
    if OWN.exists() and not inside():
        return started(arguments)
    if INSTALL not in arguments and not agreed():
        command = "py" if os.name == "nt" else "python3"
        return stopped(f"Les paquets de l’application ne sont pas installés : lancez « {command} app.py {INSTALL} ».")
    try:
        install()
    except subprocess.CalledProcessError:  # it has said why
        return stopped("L’installation n’a pas abouti. Vérifiez le réseau, et votre système dans docs/installer.md.")
    except OSError as error:
        return stopped(f"L’installation n’a pas abouti ({error.strerror}). Choisissez un dossier où écrire.")
    return started(rest)


def missing():
    """Names of packages that the application asks for and this Python has not; what is made of them among them."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, version

    found = [] if MADE.exists() else ["cefi-map"]
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]:
        name = line.partition(">")[0]
        try:
            version(name)
        except PackageNotFoundError:
            found.append(name)
    return found


def inside():
    """Whether this is the Python of that environment."""
    return Path(sys.prefix).resolve() == HOME.resolve()


def agreed():
    """Whether somebody at a terminal wants them installed."""
    if not (sys.stdin and sys.stdin.isatty()):
        return False
    question = f"Les paquets de l’application manquent. Les installer dans {HOME} (réseau, quelques minutes) ? [o/n] "
    try:
        return input(question).strip().lower() in ("o", "oui", "y", "yes")
    except (EOFError, KeyboardInterrupt):
        return False


def install():
    """The environment, what ``locks/`` names, and this folder as a package; as in the Makefile."""
    if not OWN.exists():
        told("Création de .venv…")
        run(sys.executable, "-m", "venv", str(HOME))
    told("Installation des paquets, aux versions de locks/…")
    pip(*LOCKED, "--requirement", "locks/run.txt", "--requirement", "locks/build.txt")
    if subprocess.call([str(OWN), "-c", "import sys, hatch_build; sys.exit(not hatch_build.own_node())"], cwd=ROOT):
        pip(*LOCKED, "--requirement", "locks/node.txt")
    told("Préparation des pages…")
    pip("--no-deps", "--no-build-isolation", "--editable", ".")
    if not EDITOR.exists():
        told("L’éditeur du dossier n’est pas construit : npm n’a pas répondu. Le reste fonctionne.")


def pip(*arguments):
    run(str(OWN), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *arguments)


def run(*command):
    subprocess.run(command, cwd=ROOT, check=True)


def started(arguments):
    """This same file under the environment's Python."""
    command = [str(OWN), str(ROOT / "app.py"), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    try:
        return subprocess.call(command)  # Windows has no exec that a terminal waits for
    except KeyboardInterrupt:  # the application has it too, and says that it stopped
        return STOPPED


def told(words):
    print(words, file=sys.stderr, flush=True)


def stopped(words):
    told(f"cefi-map : {words}")
    return STOPPED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
