-- Hands out the keys of an audit by their numbers, and keeps one result of each.
--
-- KEYS: what is known of the audit, the stream of its keys, the results
-- ARGV: what to do, for how many milliseconds all is kept, and what is read below

local audit, stream, results = KEYS[1], KEYS[2], KEYS[3]
local action, kept = ARGV[1], ARGV[2]
local group = 'machines'

local function now()
  return tonumber(redis.call('TIME')[1])
end

local function keep()
  for _, key in ipairs(KEYS) do
    redis.call('PEXPIRE', key, kept)
  end
end

local actions = {}

-- ARGV: what all machines of the audit agree on
function actions.join(description)
  if redis.call('HSETNX', audit, 'description', description) == 1 then
    redis.call('HSET', audit, 'filled', 0, 'startedAt', now(), 'finishedAt', now())
    redis.call('DEL', stream, results)
    redis.call('XGROUP', 'CREATE', stream, group, '0', 'MKSTREAM')
    keep()
  end
  return { redis.call('HGET', audit, 'description'), tonumber(redis.call('HGET', audit, 'filled')) }
end

-- ARGV: the first number to add, and the one behind the last
function actions.fill(from, to)
  local filled = tonumber(redis.call('HGET', audit, 'filled'))
  if filled == tonumber(from) then
    for number = filled, tonumber(to) - 1 do
      redis.call('XADD', stream, '*', 'key', number)
    end
    filled = tonumber(to)
    redis.call('HSET', audit, 'filled', filled)
    keep()
  end
  return { filled }
end

local function add(claims, entries)
  for _, entry in ipairs(entries) do
    -- What was deleted has no fields.
    if entry and entry[2] then
      claims[#claims + 1] = entry[1]
      claims[#claims + 1] = entry[2][2]
    end
  end
end

-- ARGV: who, how many at most, after how many milliseconds without a word a machine is taken for dead
function actions.claim(machine, count, lease)
  local claims = { redis.call('HLEN', results) }
  local fresh = redis.call('XREADGROUP', 'GROUP', group, machine, 'COUNT', count, 'STREAMS', stream, '>')
  if fresh then
    add(claims, fresh[1][2])
  end
  local cursor = '0-0'
  while #claims == 1 do
    local orphaned = redis.call('XAUTOCLAIM', stream, group, machine, lease, cursor, 'COUNT', count)
    add(claims, orphaned[2])
    cursor = orphaned[1]
    if cursor == '0-0' then
      break
    end
  end
  keep()
  return claims
end

-- ARGV: who, and the entries that the machine still works on
function actions.extend(machine, ...)
  for _, entry in ipairs({ ... }) do
    if #redis.call('XPENDING', stream, group, entry, entry, 1, machine) == 1 then
      redis.call('XCLAIM', stream, group, machine, 0, entry, 'JUSTID')
    end
  end
  return { 'done' }
end

-- ARGV: the entry, its key's number, and the key's result, which is dropped if there is one
function actions.finish(entry, number, result)
  if redis.call('HSETNX', results, number, result) == 1 then
    redis.call('HSET', audit, 'finishedAt', now())
  end
  redis.call('XACK', stream, group, entry)
  return { redis.call('HLEN', results) }
end

-- ARGV: the first number, and the one behind the last
function actions.results(from, to)
  local numbers = {}
  for number = tonumber(from), tonumber(to) - 1 do
    numbers[#numbers + 1] = number
  end
  local found = redis.call('HMGET', results, unpack(numbers))
  for index, result in ipairs(found) do
    found[index] = result or ''
  end
  return found
end

function actions.times()
  return {
    tonumber(redis.call('HGET', audit, 'startedAt')), tonumber(redis.call('HGET', audit, 'finishedAt'))
  }
end

if action ~= 'join' and redis.call('EXISTS', audit) == 0 then
  return { 'lost' }
end
return actions[action](unpack(ARGV, 3))
