-- Asks for the renewal of a page, once for everybody who asks while it waits.
--
-- KEYS  jobs, pages, dead, why
-- ARGV  1 the page, 2 its key, 3 its target, 4 generation and 5 number that the caller knows
--       6 most jobs, 7 '1' to renew it whether it is stale or not, and if it was given up
-- gives 'taken', 'full' or 'given-up'

if ARGV[7] ~= '1' and redis.call('HEXISTS', KEYS[4], ARGV[1]) == 1 then
  return 'given-up'
end
local held = redis.call('HGET', KEYS[2], ARGV[1]) or ''
local state, id, wishes, always = string.match(held, '^(%a) (%S+) (%d+) (%d)')
if state ~= 'w' then
  if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[6]) then
    return 'full'
  end
  id = redis.call('XADD', KEYS[1], '*', 'd', ARGV[1], 'k', ARGV[2], 't', ARGV[3])
  wishes, always = '0', '0'
end
if ARGV[7] == '1' then
  redis.call('ZREM', KEYS[3], ARGV[1])
  redis.call('HDEL', KEYS[4], ARGV[1])
  always = '1'
end
redis.call('HSET', KEYS[2], ARGV[1], string.format('w %s %d %s %s %s', id, tonumber(wishes) + 1,
  always, ARGV[4], ARGV[5]))
return 'taken'
