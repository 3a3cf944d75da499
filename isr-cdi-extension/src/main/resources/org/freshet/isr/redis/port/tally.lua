-- Counts the pages of a tag whose time is not over.
--
-- KEYS  ends of the pages

local time = redis.call('TIME')
return redis.call('ZCOUNT', KEYS[1], string.format('%.0f', time[1] * 1000), '+inf')
