-- Drops pages from those of a tag.
--
-- KEYS  pages of the tag, their ends
-- ARGV  the pages

redis.call('ZREM', KEYS[1], unpack(ARGV))
return redis.call('ZREM', KEYS[2], unpack(ARGV))
