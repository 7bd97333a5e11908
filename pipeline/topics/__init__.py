"""What a text is about: IPTC Media Topics by weighted evidence, with abstention.

The way of a unit (a document or a turn):

1. `words` cuts its sentences into words, each read in the sentence's own language;
2. `evidence` finds the terms of the lexicon in them, longest first, each speaking for one or more topics;
3. `scores` weighs: a term found `n` times counts `weight * (1 + ln n)`; a topic's evidence is the sum over
   its terms. Its **score** is the share of that evidence in all topical evidence of the unit plus the
   background `BACKGROUND * sqrt(words)`, which is what a text of that length gathers by chance (the number of
   distinct words grows about with the square root of length). So a score of 0.6 says: 60 % of all that
   speaks for anything, chance included, speaks for this topic. It is a share, not a probability; the scores
   of the top topics of a unit add up to less than 1, and a topic one level below has a part of its top's.
   How often units with a given score are right is printed by `python -m benchmarks.topics`.
4. `decide` assigns the first top topic if its score reaches `THRESHOLD`, further ones from `FURTHER` if they
   are not far below the first, and topics one level below from `FURTHER`; otherwise it abstains and says why.

The background was set on the train part of SIB-200; the threshold for further topics by hand. Neither says
how often a topic is right.

`evidence.phrases` and `evidence.by_topic` give the phrases that carried a topic, with their places.
"""
