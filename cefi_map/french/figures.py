"""Figures in folded text: shares, amounts, dates, rhythms, sizes and durations, as patterns that are looked for."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d++(?:[ .,]\d{3}){0,6}+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|"
    r"vingt-quatre|trente|quarante|cinquante|soixante|cent)"
)
_MONTH = (
    r"(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|"
    r"nov(?:embre)?|dec(?:embre)?)"
)
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
_UNIT = (
    r"(?:h\b|heures?|min\b|mn\b|minutes?|jours?|semaines?|mois|ans?\b|trimestres?|demi-journees?|matinees?|"
    r"seances?|places?|"
    r"personnes?|pers\b|participant|jeunes|femmes|hommes|salaries|stagiaires|candidats?|couverts|binomes?|"
    r"groupes?|ateliers?|"
    r"familles|parents|voyageurs|cadres|seniors|demandeurs|beneficiaires|brsa|allocataires|patients|adultes)"
)

SHARE = re.compile(
    rf"\b(?:\w++(?<=\d) ?%|pour cent|{_NUMBER} (?:\w+ )?sur {_NUMBER}\b|\d+/\d+\b|la moitie\b|un tiers\b|"
    r"deux tiers\b|trois quarts\b|le tiers\b|les trois quarts\b|une majorite\b)"
)
MONEY = re.compile(r"\d\s*(?:€|eur\b|euros?\b|k€|keur\b|ke\b)|\b(?:mille|cents?|vingt|trente|cinquante) euros\b")
AMOUNT = re.compile(
    r"(?=\d)(?<![\d/.,-])(?<!programme )(?<!bop )(?<!loi )(?<!article )(?<!n° )(?<!n°)(?<!rncp )(?<!rncp)(?<!ligne )"
    r"(?<!bus )(?!(?:19|20)\d\d\b)(?!\d{5} (?!e\b|eur|en\b|de\b|pour\b|a\b|sur\b|par\b|au\b|dont\b|soit\b)[a-z])"
    r"(?:\d{1,3}(?:[ .]\d{3})+|\d{2,6})(?![\d/]| ?(?:%|h\b|km|hab|heures|personnes|ex\b|j\b))"
)
RHYTHM = re.compile(
    r"\b(?:hebdo|mensuel|trimestriel|bimestriel|bimensuel|quotidien|semestriel|annuel|chaque\b|tou(?:s|tes) les\b|"
    r"par (?:mois|semaine|jour|an|trimestre)\b|\d ?x ?(?:/|par)? ?(?:mois|semaine|an)|"
    rf"(?:1er|premier|dernier|2e|deuxieme|3e) {_DAY}|(?:une?|deux|\d) (?:fois|{_DAY}|semaines?) (?:par|sur)\b|"
    rf"{_DAY}\b|la fin de chaque|regulier)|/ ?(?:mois|sem|semaine|jour|an)\b"
)
CALENDAR = re.compile(
    rf"\b{_MONTH}\b|\b\d{{1,2}}/\d{{1,2}}\b|\b(?:t|s)[1-4]\b|\bsemaine \d|\b[jm] ?\+ ?\d|"
    rf"\b\d{{2}}-\d{{2}}(?:/\d\d)?\b|\b20\d\d\b"
)
SIZE = re.compile(
    rf"\b{_NUMBER} ?(?:\w+ )?{_UNIT}|\b\d+ ?h(?: ?\d\d)?\b|\bgr(?:oupes?)?\.? (?:de )?\d+|\b\d+ max\b|\bpar deux\b"
)
HEADCOUNT = re.compile(
    rf"\b{_NUMBER} ?(?:\w+ ){{0,2}}?(?:jeunes?|femmes?|hommes?|personnes?|pers\b|participant\w*|salarie\w*|"
    rf"stagiaires?|candidats?|"
    r"beneficiaires?|places?|couverts|parents?|familles?|demandeurs|brsa|allocataires|seniors?|cadres|patients?|"
    r"adultes|voyageurs|"
    r"detenus|refugies|meres|mamans|dames|groupes|binomes|travailleurs|eleves|apprentis|habitants|mineurs|ti\b|des \d+)"
    r"|\bgroupes? de \w+|\b\d+ places|\bdes \d+\b|\bpublic\b|\b\d+-\d+ ans\b|\b\d+ max\b"
)
DURATION = re.compile(
    rf"\b(?:{_NUMBER} (?:(?:mois|semaines?|ans?|jours?|seances?|trimestres?)\b|(?:mar|lun|jeu|vendre|mercre)dis)|"
    rf"de {_MONTH} a {_MONTH}|{_MONTH}(?:\b|\.? ?(?:-|a|au) ?{_MONTH})|20\d\d\b|\d{{1,2}}/\d{{1,2}}|dans l'annee\b|"
    rf"d'ici\b)|/ ?an\b"
)
NUMBER = re.compile(
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|cent)\b"
)
"""Any figure, in digits or words (« un » apart)."""
