package io.keyaudit.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** As much of a Redis server as the scripts use. Not thread-safe. */
final class SimulatedRedis {
    static final Object NOTHING = new Object();

    private final Map<String, Map<String, String>> hashes = new TreeMap<>();
    private final Map<String, Map<String, Double>> sortedSets = new TreeMap<>();
    private final Map<String, String> strings = new TreeMap<>();
    private final Map<String, Long> expiries = new HashMap<>();
    private final String runId;
    private final String replicationId;
    private final String role;
    private final LongSupplier micros;
    private long time;

    /** A server without data. */
    SimulatedRedis(String runId, String replicationId, String role, LongSupplier micros) {
        this.runId = runId;
        this.replicationId = replicationId;
        this.role = role;
        this.micros = micros;
    }

    /** A master whose ids are made of this number. */
    static SimulatedRedis master(int id, LongSupplier micros) {
        return new SimulatedRedis(Integer.toHexString(id), Integer.toHexString(id), "master", micros);
    }

    void copyFrom(SimulatedRedis other) {
        flush();
        other.hashes.forEach((key, hash) -> hashes.put(key, new TreeMap<>(hash)));
        other.sortedSets.forEach((key, set) -> sortedSets.put(key, new HashMap<>(set)));
        strings.putAll(other.strings);
        expiries.putAll(other.expiries);
    }

    void flush() {
        hashes.clear();
        sortedSets.clear();
        strings.clear();
        expiries.clear();
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>(hashes.keySet());
        keys.addAll(sortedSets.keySet());
        keys.addAll(strings.keySet());
        return keys;
    }

    void remove(String key) {
        hashes.remove(key);
        sortedSets.remove(key);
        strings.remove(key);
        expiries.remove(key);
    }

    List<Object> run(Lua lua, Script script, List<String> keys, List<String> args) {
        // It stands still while a script runs.
        time = micros.getAsLong();
        expiries.entrySet().stream()
                .filter(key -> key.getValue() <= time)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::remove);
        return lua.run(script, keys, args, this);
    }

    Object call(List<String> words) {
        List<String> args = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "TIME" -> List.of(String.valueOf(time / 1_000_000), String.valueOf(time % 1_000_000));
            case "INFO" ->
                args.get(0).equals("server")
                        ? "# Server\r\nredis_version:7.0.15\r\nrun_id:" + runId + "\r\ntcp_port:6379\r\n"
                        : "# Replication\r\nrole:" + role + "\r\nmaster_replid:" + replicationId
                                + "\r\nmaster_replid2:0000\r\n";
            case "EXISTS" -> keys().contains(args.get(0)) ? 1L : 0L;
            case "PEXPIRE" -> {
                if (keys().contains(args.get(0))) {
                    expiries.put(args.get(0), time + 1_000 * Long.parseLong(args.get(1)));
                }
                yield 1L;
            }
            case "GET" -> orNothing(strings.get(args.get(0)));
            case "SET" -> {
                strings.put(args.get(0), args.get(1));
                yield "OK";
            }
            default -> words.get(0).startsWith("H") ? hash(words.get(0), args) : sortedSet(words.get(0), args);
        };
    }

    private static Object orNothing(@Nullable String value) {
        return value == null ? NOTHING : value;
    }

    private Object hash(String command, List<String> args) {
        String key = args.get(0);
        Map<String, String> hash = hashes.getOrDefault(key, Map.of());
        return switch (command) {
            case "HGET" -> orNothing(hash.get(args.get(1)));
            case "HMGET" ->
                args.subList(1, args.size()).stream()
                        .map(field -> orNothing(hash.get(field)))
                        .toList();
            case "HGETALL" ->
                hash.entrySet().stream()
                        .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                        .toList();
            case "HSET" -> {
                for (int i = 1; i < args.size(); i += 2) {
                    hashes.computeIfAbsent(key, absent -> new TreeMap<>()).put(args.get(i), args.get(i + 1));
                }
                yield 1L;
            }
            case "HINCRBY" -> {
                long sum = Long.parseLong(hash.getOrDefault(args.get(1), "0")) + Long.parseLong(args.get(2));
                hashes.computeIfAbsent(key, absent -> new TreeMap<>()).put(args.get(1), String.valueOf(sum));
                yield sum;
            }
            case "HDEL" -> {
                if (hashes.containsKey(key)) {
                    args.subList(1, args.size()).forEach(hash::remove);
                    if (hash.isEmpty()) {
                        remove(key);
                    }
                }
                yield 1L;
            }
            default -> throw new IllegalArgumentException(command);
        };
    }

    private Object sortedSet(String command, List<String> args) {
        String key = args.get(0);
        Map<String, Double> set = sortedSets.getOrDefault(key, Map.of());
        return switch (command) {
            case "ZCARD" -> (long) set.size();
            case "ZADD" -> {
                sortedSets
                        .computeIfAbsent(key, absent -> new HashMap<>())
                        .put(args.get(2), Double.valueOf(args.get(1)));
                yield 1L;
            }
            case "ZREM" -> {
                if (sortedSets.containsKey(key)) {
                    set.remove(args.get(1));
                    removeIfEmpty(key, set);
                }
                yield 1L;
            }
            case "ZREMRANGEBYSCORE" -> {
                if (sortedSets.containsKey(key)) {
                    set.values().removeIf(score -> score >= bound(args.get(1)) && score <= bound(args.get(2)));
                    removeIfEmpty(key, set);
                }
                yield 1L;
            }
            case "ZCOUNT" ->
                set.values().stream()
                        .filter(score -> score >= Double.parseDouble(args.get(1)))
                        .count();
            case "ZRANGE" ->
                set.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry<String, Double>::getValue)
                                .thenComparing(Map.Entry::getKey))
                        .skip(Integer.parseInt(args.get(1)))
                        .limit(1)
                        .flatMap(
                                entry -> List.of(
                                        entry.getKey(),
                                        String.valueOf(entry.getValue().longValue()))
                                        .stream())
                        .toList();
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static double bound(String text) {
        return switch (text) {
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "+inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private void removeIfEmpty(String key, Map<String, Double> set) {
        if (set.isEmpty()) {
            remove(key);
        }
    }
}
