"""« Consignes du centre »: how the centre reads what the official text leaves open, visibly apart from that text."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import Field, RadioField, SelectField

from cefi_map.project import exam
from cefi_map.web.numbers import WholeField
from cefi_map.web.rights import HEAD, KNOWN, everywhere, needs
from cefi_map.web.shown import NB
from cefi_map.web.store import store
from cefi_map.web.who import here

pages = Blueprint("settings", __name__, url_prefix="/consignes")
everywhere(pages, HEAD)


ONE_OR_ALL = ("Un seul suffit", "Les trois sont demandés")


@pages.get("")
@needs(KNOWN)
def show() -> str:
    chosen = exam.readings(store())
    values = {point.name: _field_value(point, getattr(chosen, point.name)) for point in exam.OPEN_POINTS}
    return _page(_form()(formdata=None, data=values))


@pages.post("")
def change() -> str | Response | tuple[str, int]:
    form = _form()()
    if not form.validate_on_submit():
        return _page(form), 422
    values = {point.name: _value(point, form[point.name].data) for point in exam.OPEN_POINTS}
    exam.set_readings(store(), values)
    flash("Les consignes sont enregistrées. Les verdicts concernés le disent.")
    return redirect(url_for("settings.show"), 303)


@pages.post("/criteres")
def guide() -> Response:
    """What the centre says of each criterion; what is not sent stays."""
    for line in exam.criteria():
        if line.id in request.form:
            exam.set_guidance(store(), line.id, request.form[line.id])
    flash("Les consignes par critère sont enregistrées.")
    return redirect(url_for("settings.show", _anchor="criteres"), 303)


@pages.post("/origine")
def reset() -> Response:
    exam.reset_readings(store())
    flash("Les consignes d’origine sont de retour.")
    return redirect(url_for("settings.show"), 303)


def _page(form: FlaskForm) -> str:
    chosen = exam.readings(store())
    return render_template(
        "settings/readings.html",
        form=form,
        points=exam.OPEN_POINTS,
        ref=exam.referentiel(),
        usual={point.name: _written(point, getattr(exam.DEFAULT, point.name)) for point in exam.OPEN_POINTS},
        changed=exam.readings_data(chosen),
        criteria=exam.criteria(),
        guidance=exam.guidance(store()),
        decides=here().role == "head",
    )


@cache
def _form() -> type[Any]:
    """The form: a field for each open point."""
    return type("Readings", (FlaskForm,), {point.name: _made(point) for point in exam.OPEN_POINTS})


def _made(point: exam.OpenPoint) -> Field:
    low, high = int(point.low), int(point.high)
    if point.kind == "all":
        return RadioField(point.label, choices=ONE_OR_ALL)
    if point.kind == "pages":
        return SelectField(point.label, choices=[_written(point, half / 2) for half in range(2 * low, 2 * high + 1)])
    if point.kind == "share":
        low, high = 100 * low, 100 * high
    bounds = f"Écrivez un nombre entier de {low} à {high}."
    return WholeField(point.label, low, high, bounds)


def _field_value(point: exam.OpenPoint, value: Any) -> Any:
    match point.kind:
        case "all":
            return ONE_OR_ALL[value]
        case "share":
            return round(value * 100)
        case "pages":
            return _written(point, value)
    return value


def _value(point: exam.OpenPoint, value: Any) -> Any:
    """What a field holds, as the reading it is."""
    match point.kind:
        case "all":
            return bool(value == ONE_OR_ALL[True])
        case "share":
            return value / 100
        case "pages":
            return float(value.replace(",", "."))
    return value


def _written(point: exam.OpenPoint, value: Any) -> str:
    """The value in words, for « par défaut »."""
    match point.kind:
        case "all":
            return ONE_OR_ALL[value].lower()
        case "share":
            return f"{round(value * 100)}{NB}%"
        case "pages":
            return f"{value:g}".replace(".", ",")
    return str(value)
