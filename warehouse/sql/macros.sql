-- Positions count code points. Telegram, browsers and Java count UTF-16 units: these macros convert.

-- Length of a text in UTF-16 units.
CREATE MACRO utf16_length(txt) AS
    length(txt) + length(regexp_replace(txt, '[^\x{10000}-\x{10FFFF}]', '', 'g'));

-- UTF-16 offset of a code point offset.
CREATE MACRO utf16_offset(txt, code_point_offset) AS
    utf16_length(left(txt, greatest(code_point_offset, 0)));

-- Code point offset of a UTF-16 offset; inside a surrogate pair, that of the character it cuts.
CREATE MACRO code_point_offset(txt, utf16_position) AS
    length(replace(left(
        regexp_replace(regexp_replace(txt, '[^\x{10000}-\x{10FFFF}]', 'x', 'g'), '[\x{10000}-\x{10FFFF}]', 'hl', 'g'),
        greatest(utf16_position, 0)), 'h', ''));

-- The characters from start_char to end_char, as the tables count them.
CREATE MACRO span(txt, start_char, end_char) AS substring(txt, start_char + 1, end_char - start_char);

-- A span with up to `width` characters on either side, on one line, the span in brackets.
CREATE MACRO in_context(txt, start_char, end_char, width := 40) AS
    regexp_replace(
        span(txt, greatest(start_char - width, 0), start_char)
        || '[' || span(txt, start_char, end_char) || ']'
        || span(txt, end_char, end_char + width),
        '\s+', ' ', 'g');

-- Seconds as a clock shows them: 754.2 is 12:34, 3754 is 1:02:34.
CREATE MACRO clock(seconds) AS
    CASE WHEN seconds >= 3600 THEN floor(seconds / 3600)::BIGINT || ':' ELSE '' END
    || printf('%02d:%02d', (floor(seconds / 60)::BIGINT % 60), (floor(seconds)::BIGINT % 60));
