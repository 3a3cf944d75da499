-- Counts a request for all of its limits, or for none, by the clock of this server.
--
-- KEYS  one for each limit: the second and the nanosecond at which its allowance is whole again
-- ARGV  two for each limit: in how many nanoseconds one request fills up, how many may come at once
-- gives 1 if the request is counted, else 0; then for each limit in how many nanoseconds the
--       allowance would have been whole again without it
--
-- All numbers are whole and below 2^53, so that they are exact.

local time = redis.call('TIME')
local second, nano = tonumber(time[1]), tonumber(time[2]) * 1000
local ahead, room = {}, true
for i, key in ipairs(KEYS) do
  local interval = tonumber(ARGV[2 * i - 1])
  local all = interval * tonumber(ARGV[2 * i])
  local s, n = string.match(redis.call('GET', key) or '', '^(%d+) (%d+)$')
  local left = s and (tonumber(s) - second) * 1e9 + tonumber(n) - nano or 0
  -- More than all is left where the limit was larger before, or the clock went back.
  ahead[i] = math.max(0, math.min(all, left))
  room = room and all - ahead[i] >= interval
end
local answer = {room and '1' or '0'}
for i, key in ipairs(KEYS) do
  answer[i + 1] = string.format('%.0f', ahead[i])
  if room then
    local whole = ahead[i] + tonumber(ARGV[2 * i - 1])
    local at = nano + whole
    redis.call('SET', key, string.format('%.0f %.0f', second + math.floor(at / 1e9), at % 1e9),
      'PX', string.format('%.0f', math.ceil(whole / 1e6)))
  end
end
return answer
