"""Feeds of an invented harbour, in the dialects that are met."""

from __future__ import annotations

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour</title><link>https://harbour.example/</link><language>en-GB</language>
<item>
  <title>Ferry &amp;amp; pilots: less than 2 m &lt; 3 m</title>
  <link>https://harbour.example/1</link><guid isPermaLink="false">h-1</guid>
  <pubDate>Thu, 02 May 2024 10:00:00 +0200</pubDate><dc:creator>Ada Ek</dc:creator>
  <media:title>A picture</media:title>
  <category>Sea</category><category><![CDATA[Trade & tides]]></category>
  <description>&lt;p&gt;The ferry sails &lt;a href="https://harbour.example/f"&gt;again&lt;/a&gt; from May &amp;amp; on.&lt;/p&gt;</description>
  <content:encoded><![CDATA[<p>The ferry sails <a href="https://harbour.example/f">again</a> from May &amp; on.</p>
  <h2>Pilots</h2><p><b>Bo Alm:</b> Nobody waits.<br>Really.</p><script>x < 1</script>]]></content:encoded>
</item>
<item><description>Plain words, 5 &gt; 3.</description><pubDate>2024-05-01</pubDate><link>https://harbour.example/2</link></item>
</channel></rss>
"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<title>Hafen</title><link href="https://hafen.example/"/><author><name>Hafenamt</name></author>
<entry><id>urn:1</id><title type="html">&lt;i&gt;Fähre&lt;/i&gt; &amp;amp; Lotse</title>
<link rel="alternate" href="https://hafen.example/1"/>
<published>2024-05-02T10:00Z</published><updated>2024-05-03T10:00:00Z</updated>
<category term="see" label="See"/><category term="hafen"/>
<summary>Kurz gesagt &lt;b&gt; fehlt.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die <strong>Fähre</strong> fährt.</p></div></content>
</entry></feed>
"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://hamn.example/"><title>Hamn</title><items><rdf:Seq/></items><dc:language>sv</dc:language></channel>
<item rdf:about="https://hamn.example/1"><title>Färjan</title><link>https://hamn.example/1</link>
<description>Färjan går igen.</description><dc:date>2024-05-02T08:00:00Z</dc:date></item>
</rdf:RDF>
"""

OLD_ATOM = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>x</title>
<entry><title>Pier</title><id>tag:1</id><issued>2004-05-02T10:00:00Z</issued><modified>2004-05-03T10:00:00Z</modified>
<content type="text/html" mode="escaped">&lt;p&gt;The pier is &lt;em&gt;open&lt;/em&gt;.&lt;/p&gt;</content></entry></feed>
"""

PODCAST = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<item><title>Episode 1</title><itunes:author>Ada Ek</itunes:author><itunes:summary>We talk about tides.</itunes:summary>
<enclosure url="https://harbour.example/1.mp3" type="audio/mpeg" length="1"/></item></channel></rss>
"""
