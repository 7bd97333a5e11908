"""Words that video sites and official channels print around a statement, by language.

Facts about interfaces, kept in one place. A reader never needs them alone: form and position decide
with them.
"""

from __future__ import annotations

from typing import Final

TRANSCRIPT: Final = (
    "Transcript",
    "Transcription",
    "Transkript",
    "Transkription",
    "Transkripsjon",
    "Transskription",
    "Transcripción",
    "Trascrizione",
    "Transcrição",
    "Transkrypcja",
    "Přepis",
    "Prijepis",
    "Транскрипт",
    "Стенограмма",
    "Расшифровка",
    "Стенограма",
    "Розшифровка",
    "Транскрипција",
    "Transkripcija",
)
"""What stands above the transcript of a video."""

CATEGORY: Final = (
    "Category",
    "Catégorie",
    "Kategorie",
    "Kategori",
    "Categoría",
    "Categoria",
    "Kategoria",
    "Kategorija",
    "Категория",
    "Категорія",
    "Категорија",
)
"""What stands above the category of a video."""

QUESTION: Final = (
    "Question",
    "Q",
    "Fråga",
    "Frage",
    "Spørsmål",
    "Spørgsmål",
    "Pregunta",
    "Вопрос",
    "Питання",
    "Запитання",
    "Pitanje",
    "Питање",
    "Pytanie",
)
"""Labels that stand for an unnamed asker."""

ANSWER: Final = (
    "Answer",
    "A",
    "Svar",
    "Antwort",
    "Réponse",
    "Respuesta",
    "Ответ",
    "Відповідь",
    "Odgovor",
    "Одговор",
)
"""Labels that stand for an unnamed answerer."""
