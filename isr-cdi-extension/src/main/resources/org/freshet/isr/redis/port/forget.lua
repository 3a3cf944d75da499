-- Forgets a page and what it depends on.
--
-- KEYS  page

return redis.call('UNLINK', KEYS[1])
