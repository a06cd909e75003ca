package io.keyaudit.policy;

import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The keys of each owner that are active or may be: for what a rule expects of all keys of an owner together. */
final class OwnersKeys {
    private final Map<Account, List<Member>> accounts = new HashMap<>();
    /** One of each, since many keys are alike. */
    private final Map<KeyContent, KeyContent> contents = new HashMap<>();

    /** An owner at one service. */
    private record Account(String provider, Endpoint endpoint, String owner) {}

    /** A key; two names with one identity are one key. */
    private record Member(String name, String identity, Truth active, KeyContent content) {}

    /** Notes a key. If nobody can tell whose it is, that goes into its verdict. */
    void add(String name, KeySnapshot key, Verdict verdict) {
        if (key.state() == KeyState.INACTIVE || key.state() == KeyState.EXPIRED) {
            return;
        }
        Optional<KeyOwner> owner = key.attributes().owner().toOptional();
        if (owner.isPresent()) {
            Account account =
                    new Account(key.provider(), key.endpoint(), owner.get().id());
            KeyContent content = contents.computeIfAbsent(KeyContent.of(key), itself -> itself);
            Truth active = key.state() == KeyState.ACTIVE ? Truth.YES : Truth.UNKNOWN;
            accounts.computeIfAbsent(account, absent -> new ArrayList<>())
                    .add(new Member(name, identity(name, key), active, content));
        } else if (!key.attributes().owner().reported()) {
            verdict.doubt("whose key it is: the service does not tell");
        }
    }

    private static String identity(String name, KeySnapshot key) {
        return key.attributes().id() instanceof Fact.Known<String> id ? "id " + id.value() : "name " + name;
    }

    /** Judges all keys that were added. */
    void judge(Expectation expectation, Function<String, Verdict> verdicts) {
        for (List<Member> members : accounts.values()) {
            if (expectation instanceof Expectation.MaxKeysPerOwner most) {
                count(members, most.limit(), verdicts);
            } else if (expectation instanceof Expectation.DistinctKeys) {
                compare(members, verdicts);
            }
        }
    }

    private static void count(List<Member> members, int limit, Function<String, Verdict> verdicts) {
        int active = identities(members, Truth.YES);
        int all = identities(members, Truth.UNKNOWN);
        String allowed = Phrase.count(limit, "active key");
        for (Member member : members) {
            Verdict verdict = verdicts.apply(member.name());
            if (active > limit && member.active() == Truth.YES) {
                verdict.breach("is one of " + active + " active keys of its owner, who may have no more than " + limit);
            } else if (active > limit) {
                verdict.doubt("whether it is active: its owner has more than " + allowed + " without it");
            } else if (all > limit) {
                SortedSet<String> unsure = new TreeSet<>();
                members.stream().filter(one -> one.active() != Truth.YES).forEach(one -> unsure.add(one.name()));
                verdict.doubt("whether its owner has more than " + allowed + ": it is not known whether "
                        + Phrase.quoted(unsure) + (unsure.size() == 1 ? " is" : " are") + " active");
            }
        }
    }

    /** How many keys there are that are at least so likely to be active. */
    private static int identities(Collection<Member> members, Truth least) {
        return (int) members.stream()
                .filter(member -> member.active().compareTo(least) >= 0)
                .map(Member::identity)
                .distinct()
                .count();
    }

    private static void compare(List<Member> members, Function<String, Verdict> verdicts) {
        Map<KeyContent, List<Member>> alike = new HashMap<>();
        for (Member member : members) {
            alike.computeIfAbsent(member.content(), absent -> new ArrayList<>()).add(member);
        }
        alike.forEach((content, same) -> {
            List<Member> candidates = new ArrayList<>();
            alike.forEach((other, those) -> {
                if (content.sameAs(other) != Truth.NO) {
                    candidates.addAll(those);
                }
            });
            Likeness likeness = new Likeness(content, same, candidates);
            same.forEach(member -> likeness.judge(member, verdicts.apply(member.name())));
        });
    }

    /** Keys with one content, and those that have or may have the same permissions. */
    private static final class Likeness {
        private final List<Member> twins;
        private final List<Member> candidates;

        Likeness(KeyContent content, List<Member> same, List<Member> candidates) {
            this.twins = content.certain()
                    ? firstOfEach(same.stream()
                            .filter(member -> member.active() == Truth.YES)
                            .toList())
                    : List.of();
            this.candidates = firstOfEach(candidates);
        }

        /** Of each key the first name; sorted by it. */
        private static List<Member> firstOfEach(Collection<Member> members) {
            Map<String, Member> first = new HashMap<>();
            for (Member member : members) {
                first.merge(member.identity(), member, (a, b) -> a.name().compareTo(b.name()) <= 0 ? a : b);
            }
            return first.values().stream()
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        }

        void judge(Member member, Verdict verdict) {
            Optional<Member> twin = otherThan(member, twins);
            Optional<Member> candidate = otherThan(member, candidates);
            if (member.active() == Truth.YES && twin.isPresent()) {
                int more = twins.size() - 2;
                verdict.breach(
                        "has the same permissions as " + Phrase.quote(twin.get().name())
                                + (more > 0 ? " and " + more + " more" : "")
                                + ", active as well and of the same owner");
            } else {
                candidate.ifPresent(other -> verdict.doubt("whether it is active and has the same permissions as "
                        + Phrase.quote(other.name()) + ", of the same owner"));
            }
        }

        private static Optional<Member> otherThan(Member member, List<Member> sorted) {
            return sorted.stream()
                    .filter(other -> !other.identity().equals(member.identity()))
                    .findFirst();
        }
    }
}
