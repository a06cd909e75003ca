-- Keeps one limit for all machines: a slot is held until its request ended, then for one window.
--
-- KEYS: what is common to the host, the limit's slots by the time at which they are free, the machines that wait
-- ARGV: what to do, the limit's name within the host, its window, and what is read below

local host, slots, waiters = KEYS[1], KEYS[2], KEYS[3]
local action, name, hold = ARGV[1], ARGV[2], tonumber(ARGV[3])
local heldUntil = 'until:' .. name

-- Holds a slot for this long. The host's key notes how long slots are held at most: if they are gone before that, they
-- were lost.
local function holdFor(slot, duration)
  redis.call('ZADD', slots, time + duration, slot)
  local latest = math.max(time + duration, tonumber(redis.call('HGET', host, heldUntil) or 0))
  redis.call('HSET', host, heldUntil, latest)
  redis.call('PEXPIRE', slots, math.ceil((latest - time) / 1000) + 1000)
end

local function forgetIfEmpty()
  if redis.call('EXISTS', slots) == 0 then
    redis.call('HDEL', host, heldUntil)
  end
end

-- Has the count start anew, if slots were lost.
local function noteLoss()
  if redis.call('EXISTS', slots) == 0 and tonumber(redis.call('HGET', host, heldUntil) or 0) > time then
    redis.call('HDEL', host, 'keeper', heldUntil)
  end
end

-- How many other machines are ahead of this one, when the first of these loses its place, and this one's ticket.
local function queueFor(machine)
  local fields = redis.call('HGETALL', waiters)
  local tickets, expiries = {}, {}
  for i = 1, #fields, 2 do
    local what, whose = string.match(fields[i], '(%a+):(.*)')
    if what == 'ticket' then
      tickets[whose] = tonumber(fields[i + 1])
    elseif what == 'expires' then
      expiries[whose] = tonumber(fields[i + 1])
    end
  end
  for whose, expires in pairs(expiries) do
    if expires <= time then
      redis.call('HDEL', waiters, 'ticket:' .. whose, 'expires:' .. whose)
      tickets[whose] = nil
    end
  end
  local mine = tickets[machine]
  local ahead, firstExpiry = 0, math.huge
  for whose, ticket in pairs(tickets) do
    if whose ~= machine and (not mine or ticket < mine) then
      ahead = ahead + 1
      firstExpiry = math.min(firstExpiry, expiries[whose])
    end
  end
  return ahead, firstExpiry, mine
end

local function enqueue(machine, ticket, wait, grace)
  ticket = ticket or redis.call('HINCRBY', waiters, 'tickets', 1)
  redis.call('HSET', waiters, 'ticket:' .. machine, ticket, 'expires:' .. machine, time + wait + grace)
  redis.call('PEXPIRE', waiters, math.ceil((wait + grace + hold) / 1000))
end

local function dequeue(machine)
  redis.call('HDEL', waiters, 'ticket:' .. machine, 'expires:' .. machine)
end

-- No slot whose request ends from now on is free in less than a window: there is no need to ask before.
local function waitForSlot(free, ahead, firstExpiry)
  local wait = hold
  local freed = redis.call('ZRANGE', slots, ahead - free, ahead - free, 'WITHSCORES')
  if freed[2] then
    wait = math.min(wait, tonumber(freed[2]) - time)
  end
  return math.max(1, math.min(wait, firstExpiry - time))
end

local function refusals()
  return tonumber(redis.call('HGET', host, 'refusals') or 0)
end

local function pauseUntil(instant)
  if instant > tonumber(redis.call('HGET', host, 'pausedUntil') or 0) then
    redis.call('HSET', host, 'pausedUntil', instant)
  end
end

local actions = {}

-- ARGV: slot, machine, limit (0 for none), lease, flight, grace
function actions.acquire(slot, machine, limit, lease, flight, grace)
  limit, lease, flight, grace = tonumber(limit), tonumber(lease), tonumber(flight), tonumber(grace)
  local since = keptSince(host)
  if not since then
    return { 'replica' }
  end
  local paused = tonumber(redis.call('HGET', host, 'pausedUntil') or 0)
  if paused > time then
    return { 'wait', paused - time, 'paused' }
  end
  if limit == 0 then
    return { 'granted', time, refusals() }
  end
  -- What was let through before the count began is over by then, and a window has passed since.
  local known = since + lease + flight + hold
  if known > time then
    return { 'wait', known - time, 'unknown' }
  end
  local left = redis.call('HMGET', host, 'left:' .. name, 'leftUntil:' .. name)
  local resets = tonumber(left[2] or 0)
  if resets > time and tonumber(left[1]) <= 0 then
    return { 'wait', resets - time, 'limit' }
  end
  redis.call('ZREMRANGEBYSCORE', slots, '-inf', time)
  -- Of before the clock was set back.
  redis.call('ZREMRANGEBYSCORE', slots, time + lease + flight + hold + 1, '+inf')
  forgetIfEmpty()
  local free = limit - redis.call('ZCARD', slots)
  local ahead, firstExpiry, ticket = queueFor(machine)
  if free <= ahead then
    local wait = waitForSlot(free, ahead, firstExpiry)
    enqueue(machine, ticket, wait, grace)
    return { 'wait', wait, 'limit' }
  end
  if ticket then
    dequeue(machine)
  end
  if resets > time then
    redis.call('HINCRBY', host, 'left:' .. name, -1)
  end
  holdFor(slot, lease + flight + hold)
  return { 'granted', time, refusals() }
end

-- ARGV: slot, how long its request can still be under way
function actions.ended(slot, flight)
  holdFor(slot, tonumber(flight) + hold)
  return { 'done' }
end

-- ARGV: slot, on which nothing was sent
function actions.unsent(slot)
  redis.call('ZREM', slots, slot)
  forgetIfEmpty()
  return { 'done' }
end

-- ARGV: machine
function actions.leave(machine)
  dequeue(machine)
  return { 'done' }
end

-- ARGV: duration
function actions.pause(duration)
  pauseUntil(time + tonumber(duration))
  return { 'done' }
end

-- ARGV: when the request got its slot, how long the service wants to be left alone or -1, the first pause that it does
-- not ask for, the longest, a random part of 1
function actions.refused(sent, asked, first, longest, random)
  sent, asked, first, longest = tonumber(sent), tonumber(asked), tonumber(first), tonumber(longest)
  local last = tonumber(redis.call('HGET', host, 'lastRefusal') or 0)
  local another = sent > last
  if another then
    redis.call('HINCRBY', host, 'refusals', 1)
    redis.call('HSET', host, 'lastRefusal', time)
  end
  if asked >= 0 then
    pauseUntil(time + asked)
  elseif another then
    local least = math.min(longest, first * 2 ^ math.min(20, refusals() - 1))
    pauseUntil(time + math.floor(math.min(longest, least + least / 4 * tonumber(random))))
  end
  return { 'done' }
end

-- ARGV: when the request got its slot
function actions.served(sent)
  if tonumber(sent) > tonumber(redis.call('HGET', host, 'lastRefusal') or 0) then
    redis.call('HDEL', host, 'refusals')
  end
  return { 'done' }
end

-- ARGV: how many more requests the service takes, until when from now. Those under way might not be counted there yet.
function actions.remaining(requests, reset)
  local underWay = redis.call('ZCOUNT', slots, time + hold + 1, '+inf')
  redis.call('HSET', host, 'left:' .. name, tonumber(requests) - underWay, 'leftUntil:' .. name, time + tonumber(reset))
  return { 'done' }
end

noteLoss()
return actions[action](unpack(ARGV, 4))
