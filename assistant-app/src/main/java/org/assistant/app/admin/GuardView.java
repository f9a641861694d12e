package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.assistant.app.speech.LaneState;

@ApplicationScoped
class GuardView {
    List<LaneState> lanes() {
        return List.of();
    }

    String fallback() {
        return "kokoro";
    }
}
