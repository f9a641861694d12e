package org.assistant.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the quick attacks of the kit against the same two servers; a harmed server is replaced. */
final class HostileIT {

    private static final Target TARGET = new Target();

    @AfterAll
    static void stop() {
        TARGET.close();
    }

    @TestFactory
    Stream<DynamicTest> attack_isHeld() {
        return Attacks.ALL.stream()
                .filter(Attack::isQuick)
                .map(attack -> DynamicTest.dynamicTest(attack.id() + " " + attack.title(), () -> {
                    AttackVerdict verdict = AttackVerdict.of(attack, TARGET);
                    System.out.println(verdict);
                    assertThat(verdict.outcome().held()).as(verdict::toString).isTrue();
                }));
    }
}
