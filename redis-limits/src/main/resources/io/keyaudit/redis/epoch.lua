-- Stands before each of the other scripts. Times are in microseconds of the server's clock, the only one that counts.

local function serverTime()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local time = serverTime()

-- Names who keeps the count: another server, a restarted one and one that was promoted have other names. Nothing for a
-- replica, which might be behind.
local function keeper()
  local replication = redis.call('INFO', 'replication')
  if string.match(replication, 'role:(%a+)') ~= 'master' then
    return nil
  end
  return string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
    .. string.match(replication, 'master_replid:(%x+)')
end

-- Returns since when the count has been kept without a break, or nothing on a replica. A clock that was set back breaks it.
local function keptSince(epoch)
  local keeper = keeper()
  if not keeper then
    return nil
  end
  local kept = redis.call('HMGET', epoch, 'keeper', 'since', 'time')
  local since = tonumber(kept[2] or time)
  if kept[1] ~= keeper or time < tonumber(kept[3] or 0) then
    since = time
    redis.call('HSET', epoch, 'keeper', keeper, 'since', since)
  end
  redis.call('HSET', epoch, 'time', time)
  return since
end
