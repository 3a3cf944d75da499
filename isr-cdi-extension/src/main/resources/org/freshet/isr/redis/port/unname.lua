-- Forgets what a page depends on.
--
-- KEYS  page

return redis.call('HDEL', KEYS[1], 'k', 't')
