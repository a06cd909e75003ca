package io.keyaudit.redis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.jse.JsePlatform;

/** Runs the very scripts that are sent to Redis, on a store in memory. For use by one thread at a time. */
final class Lua {
    private final Globals globals = JsePlatform.standardGlobals();
    private final Map<Script, LuaValue> compiled = new EnumMap<>(Script.class);

    Lua() {
        this(text -> text);
    }

    /** With changed scripts. */
    Lua(UnaryOperator<String> change) {
        globals.set("unpack", globals.get("table").get("unpack"));
        for (Script script : Script.values()) {
            compiled.put(script, globals.load(change.apply(script.text()), script.name()));
        }
    }

    List<Object> run(Script script, List<String> keys, List<String> args, SimulatedRedis store) {
        LuaTable redis = new LuaTable();
        redis.set("call", new VarArgFunction() {
            @Override
            public Varargs invoke(Varargs call) {
                List<String> words = new ArrayList<>();
                for (int i = 1; i <= call.narg(); i++) {
                    words.add(text(call.arg(i)));
                }
                return value(store.call(words));
            }
        });
        globals.set("redis", redis);
        globals.set("KEYS", table(keys));
        globals.set("ARGV", table(args));
        return list(Objects.requireNonNull(compiled.get(script)).call().checktable());
    }

    /** As Redis does, with all digits of a whole number. */
    private static String text(LuaValue value) {
        if (value.type() == LuaValue.TNUMBER) {
            double number = value.todouble();
            return number == Math.rint(number) && Math.abs(number) < 1e17
                    ? String.valueOf((long) number)
                    : String.valueOf(number);
        }
        return value.checkjstring();
    }

    private static LuaValue value(Object answer) {
        if (answer instanceof List<?> list) {
            LuaTable table = new LuaTable();
            for (int i = 0; i < list.size(); i++) {
                table.set(i + 1, value(list.get(i)));
            }
            return table;
        }
        if (answer instanceof Long number) {
            return LuaValue.valueOf((double) number);
        }
        return answer.equals(SimulatedRedis.NOTHING) ? LuaValue.FALSE : LuaValue.valueOf((String) answer);
    }

    private static LuaTable table(List<String> strings) {
        LuaTable table = new LuaTable();
        for (int i = 0; i < strings.size(); i++) {
            table.set(i + 1, strings.get(i));
        }
        return table;
    }

    private static List<Object> list(LuaTable table) {
        List<Object> list = new ArrayList<>();
        for (int i = 1; i <= table.length(); i++) {
            LuaValue value = table.get(i);
            list.add(value.type() == LuaValue.TNUMBER ? (Object) (long) value.todouble() : value.tojstring());
        }
        return list;
    }
}
