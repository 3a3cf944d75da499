-- Gives the key and the tags of a page.
--
-- KEYS  page

return redis.call('HMGET', KEYS[1], 'k', 't')
