"""Trains the language identifier: n-gram counts in, `pipeline/language/languages.npz` out.

    python -m training.language NGRAMS DATA

NGRAMS is the wheel of lingua-language-detector 1.4.2 (Apache 2.0), the last whose models are files: counts of
letter n-grams of every language, from a million sentences each (Leipzig Corpora). DATA is the folder of the
training and tuning data.
"""
