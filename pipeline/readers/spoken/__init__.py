"""Speech with time marks: video pages, transcripts and subtitles."""
