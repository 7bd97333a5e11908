"""Companies of the calls, as the corpus names them: facts of `earnings21-file-metadata.csv`.

From https://github.com/revdotcom/speech-datasets (CC BY-SA 4.0); the copy under `speech/earnings21` lacks
that file.
"""

from __future__ import annotations

from typing import Final

COMPANIES: Final = {
    "4320211": "Monro Inc",
    "4341191": "General Electric",
    "4344866": "Spire Inc",
    "4346923": "Cementos Argos",
    "4359971": "Constellium",
    "4360674": "Nextera Energy Inc",
    "4361631": "Enagas",
    "4364366": "Mosaic Company",
    "4365948": "GCP Applied Technologies",
    "4366429": "Dentsply Sirona",
    "4366893": "Earthstone Energy Inc",
    "4367535": "Affimed",
    "4374910": "American Express Company",
    "4382825": "ConocoPhillips",
    "4384198": "New Home Company Inc",
    "4384744": "Adtran Inc",
    "4385072": "SiTime Corp",
    "4385939": "Hershey Company",
    "4387332": "Zagg Inc",
    "4387865": "Identiv Inc",
    "4392809": "Lands End Inc",
    "4397800": "Rev Group Inc",
}
