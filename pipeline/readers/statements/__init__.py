"""Written statements copied as text: posts, labelled transcripts, and where one file holds several."""
