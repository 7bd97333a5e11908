"""What a text is about: IPTC Media Topics and CAP major topics, with probabilities, evidence and abstention.

The way of a unit (a document or a turn):

1. `words` cuts its sentences into words, each read in the sentence's own language; `concepts` finds in them
   the terms of a dictionary of our own that gives nine languages one set of concepts; `tally` counts both;
2. `model` adds up what stems, letters (n-grams) and concepts say for each topic: a linear separator each;
3. `judge` makes the margins probabilities, beside their rivals and by how much there was to read. It was
   fitted on statements that trained no separator, and on longer texts made of them;
4. `decide` assigns the best topic of a scheme from `FIRST` on and further ones from `FURTHER`, goes down to
   the second level likewise, and below it where the text names a topic itself; else it abstains and says why;
5. `evidence` gives the phrases that carried a topic: as the model is a sum, the part of each is known.

`python -m benchmarks.gold_topics` prints how often topics are right, `python -m training.topics` learns them.
"""
