package org.assistant.it.hostile;

import java.util.List;
import java.util.Set;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Target;

/**
 * Attacks servers that it starts itself, and prints a line for each attack. A main program; arguments: the numbers of the
 * attacks, C2 for all of C2a, C2b and so on (default: all). Exits with 1 if a result is {@code BROKEN}, with 2 if a number is
 * unknown.
 */
final class HostileKit {

    private HostileKit() {}

    public static void main(String[] arguments) {
        Set<String> wanted = Set.of(arguments);
        List<Attack> attacks = Attacks.ALL.stream()
                .filter(attack -> wanted.isEmpty() || wanted.contains(attack.id()) || wanted.contains(finding(attack)))
                .toList();
        for (String id : wanted) {
            if (attacks.stream()
                    .noneMatch(
                            attack -> attack.id().equals(id) || finding(attack).equals(id))) {
                System.err.println("there is no attack " + id);
                System.exit(2);
            }
        }
        System.exit(run(attacks) ? 0 : 1);
    }

    private static boolean run(List<Attack> attacks) {
        int held = 0;
        try (Target target = new Target()) {
            for (Attack attack : attacks) {
                AttackVerdict verdict = AttackVerdict.of(attack, target);
                System.out.println(verdict);
                held += verdict.outcome().held() ? 1 : 0;
            }
        }
        System.out.println(held + " of " + attacks.size() + " held");
        return held == attacks.size();
    }

    /** The attack's number without the letter of its part. */
    private static String finding(Attack attack) {
        return attack.id().replaceFirst("(?<=[0-9])[a-z]$", "");
    }
}
