-- Gives a page and the milliseconds that it has left, or nothing.
--
-- KEYS  page

local page = redis.call('HGET', KEYS[1], 'b')
if not page then
  return false
end
return {page, redis.call('PTTL', KEYS[1])}
