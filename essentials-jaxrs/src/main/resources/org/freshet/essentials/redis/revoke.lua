-- Revokes a token, or all of a subject up to a second. Neither the second nor the end goes back.
-- KEYS[1] what is revoked; ARGV[1] the second, 0 for a token; ARGV[2] for how many ms it is kept
local before = tonumber(ARGV[1])
local life = tonumber(ARGV[2])
local known = redis.call('GET', KEYS[1])
if known then
  before = math.max(before, tonumber(known))
  life = math.max(life, redis.call('PTTL', KEYS[1]))
end
redis.call('SET', KEYS[1], string.format('%.0f', before), 'PX', string.format('%.0f', life))
return 1
