"""Short statements of our own in nine languages, and the phrase that each comes back to."""

from __future__ import annotations

from typing import Final

TEXTS: Final = {
    "en": (
        "The lighthouse keeper lit the lamp. Nobody had asked the lighthouse keeper for years. A lighthouse "
        "keeper sleeps by day.",
        "lighthouse keeper",
    ),
    "sv": (
        "Isbrytaren bröt rännan till hamnen. Utan isbrytaren stannar malmen. En isbrytare kostar mer än ett "
        "fartyg.",
        "isbrytaren",
    ),
    "de": (
        "Die Seilbahn stand drei Tage. Ohne Seilbahn kommt kein Brot ins Dorf. Wir bauen eine neue Seilbahn.",
        "Seilbahn",
    ),
    "fr": (
        "Le téléphérique est resté à l'arrêt. Sans téléphérique, le village attend le pain. Un téléphérique "
        "neuf coûte cher.",
        "téléphérique",
    ),
    "es": (
        "El teleférico estuvo parado tres días. Sin teleférico no llega el pan al pueblo. Haremos otro "
        "teleférico.",
        "teleférico",
    ),
    "ru": (
        "Ледокол пробил канал к порту. Без ледокола руда останется на берегу. Новым ледоколом займётся верфь.",
        "ледокол",
    ),
    "uk": (
        "Теплиця стояла порожня три дні. Без теплиці немає овочів у селі. Ми будуємо нову теплицю.",
        "теплиця",
    ),
    "sr": (
        "Жичара је стајала три дана. Без жичаре нема хлеба у селу. Градимо нову жичару.",
        "жичара",
    ),
    "hr": (
        "Žičara je stajala tri dana. Bez žičare nema kruha u selu. Gradimo novu žičaru.",
        "žičara",
    ),
}  # fmt: skip
