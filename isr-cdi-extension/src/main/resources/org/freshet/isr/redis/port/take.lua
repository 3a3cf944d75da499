-- Hands jobs to a node: first those that a lost node had in hand, then those that wait. What has
-- been lost with its node too often is given up.
--
-- KEYS  jobs, pages, dead, why
-- ARGV  1 the node, 2 most jobs, 3 after how many milliseconds a node counts as lost
--       4 how often a job is handed out, 5 most pages that are given up
-- gives how many jobs wait, how many pages are given up, and jobs: id, key, whether to renew it in
--       any case, generation and number that whoever asked for it knew

local jobs = {}

local function fields(entry)
  local found = {}
  for i = 1, #entry[2], 2 do
    found[entry[2][i]] = entry[2][i + 1]
  end
  return found
end

local function drop(id)
  redis.call('XACK', KEYS[1], 'nodes', id)
  redis.call('XDEL', KEYS[1], id)
end

local function hand(entry)
  local job = fields(entry)
  local held = redis.call('HGET', KEYS[2], job['d']) or ''
  local id, rest = string.match(held, '^%a (%S+) (.*)$')
  if id ~= entry[1] then
    -- Asked for anew meanwhile: that one is renewed.
    drop(entry[1])
    return
  end
  redis.call('HSET', KEYS[2], job['d'], 'r ' .. id .. ' ' .. rest)
  local always, generation, number = string.match(rest, '^%d+ (%d) (%S+) (%S+)$')
  jobs[#jobs + 1] = {id, job['k'], always, generation, number}
end

local function giveUp(entry, times)
  local job = fields(entry)
  drop(entry[1])
  local held = redis.call('HGET', KEYS[2], job['d']) or ''
  if string.match(held, '^%a (%S+) ') ~= entry[1] then
    return
  end
  redis.call('HDEL', KEYS[2], job['d'])
  local time = redis.call('TIME')
  local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
  redis.call('ZADD', KEYS[3], now, job['d'])
  redis.call('HSET', KEYS[4], job['d'], job['k'] .. ' ' .. job['t'] .. ' ' .. times .. ' ' .. now
    .. ' lost+with+its+node')
  local over = redis.call('ZCARD', KEYS[3]) - tonumber(ARGV[5])
  if over > 0 then
    local popped = redis.call('ZPOPMIN', KEYS[3], over)
    for i = 1, #popped, 2 do
      redis.call('HDEL', KEYS[4], popped[i])
    end
  end
end

local most = tonumber(ARGV[2])
local lost = redis.pcall('XPENDING', KEYS[1], 'nodes', 'IDLE', ARGV[3], '-', '+', ARGV[2])
if lost.err then
  redis.call('XGROUP', 'CREATE', KEYS[1], 'nodes', '0', 'MKSTREAM')
  lost = {}
end
for _, one in ipairs(lost) do
  if one[4] >= tonumber(ARGV[4]) then
    local entry = redis.call('XRANGE', KEYS[1], one[1], one[1])[1]
    if entry then
      giveUp(entry, one[4])
    else
      redis.call('XACK', KEYS[1], 'nodes', one[1])
    end
  else
    local entry = redis.call('XCLAIM', KEYS[1], 'nodes', ARGV[1], ARGV[3], one[1])[1]
    if entry then
      hand(entry)
    else
      redis.call('XACK', KEYS[1], 'nodes', one[1])
    end
  end
end
if #jobs < most then
  local read = redis.call('XREADGROUP', 'GROUP', 'nodes', ARGV[1], 'COUNT',
    string.format('%d', most - #jobs), 'STREAMS', KEYS[1], '>')
  if read then
    for _, entry in ipairs(read[1][2]) do
      hand(entry)
    end
  end
end
local waiting = redis.call('XLEN', KEYS[1]) - redis.call('XPENDING', KEYS[1], 'nodes')[1]
return {waiting, redis.call('HLEN', KEYS[4]), jobs}
