-- Keeps the nonces of one key, and who alone can send such.
--
-- KEYS: what is common to all nonces, the key's nonces
-- ARGV: what to do, who, for how long, and what is read below

local epoch, key = KEYS[1], KEYS[2]
local action, holder, lease = ARGV[1], ARGV[2], tonumber(ARGV[3])

local function isHolder()
  local held = redis.call('HMGET', key, 'holder', 'until')
  return held[1] == holder and tonumber(held[2]) > time
end

local function extend()
  redis.call('HSET', key, 'until', time + lease)
end

local actions = {}

-- ARGV: for how many milliseconds the nonces are kept
function actions.lease(kept)
  local since = keptSince(epoch)
  if not since then
    return { 'replica' }
  end
  -- Until then somebody can hold a lease that is not known here.
  if since + lease > time then
    return { 'wait', since + lease - time }
  end
  local held = tonumber(redis.call('HGET', key, 'until') or 0)
  if held > time and not isHolder() then
    return { 'wait', held - time }
  end
  redis.call('HSET', key, 'holder', holder)
  extend()
  redis.call('PEXPIRE', key, kept)
  return { 'granted', redis.call('HGET', key, 'history') or '' }
end

-- ARGV: what is known of the nonces
function actions.save(history)
  if not isHolder() then
    return { 'lost' }
  end
  redis.call('HSET', key, 'history', history)
  extend()
  return { 'done' }
end

function actions.extend()
  if not isHolder() then
    return { 'lost' }
  end
  extend()
  return { 'done' }
end

function actions.release()
  if isHolder() then
    redis.call('HDEL', key, 'holder', 'until')
  end
  return { 'done' }
end

return actions[action](unpack(ARGV, 4))
