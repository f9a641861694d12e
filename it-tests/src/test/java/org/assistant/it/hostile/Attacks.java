package org.assistant.it.hostile;

import java.util.List;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.caller.CrowdOfStrangers;
import org.assistant.it.hostile.caller.DeletedKey;
import org.assistant.it.hostile.caller.ForeignHosts;
import org.assistant.it.hostile.caller.KeyGuesses;
import org.assistant.it.hostile.caller.Leavers;
import org.assistant.it.hostile.caller.OldCookie;
import org.assistant.it.hostile.caller.ParallelReplies;
import org.assistant.it.hostile.caller.PathTricks;
import org.assistant.it.hostile.caller.RotatingPasswords;
import org.assistant.it.hostile.caller.SlowReaders;
import org.assistant.it.hostile.caller.Termination;
import org.assistant.it.hostile.content.ChatAddress;
import org.assistant.it.hostile.content.EndlessLine;
import org.assistant.it.hostile.content.GiantPiece;
import org.assistant.it.hostile.content.GiantTag;
import org.assistant.it.hostile.content.LyingArchive;
import org.assistant.it.hostile.content.OddJson;
import org.assistant.it.hostile.content.OddParts;
import org.assistant.it.hostile.content.SmallHeap;
import org.assistant.it.hostile.wire.BrokenUploads;
import org.assistant.it.hostile.wire.FewFiles;
import org.assistant.it.hostile.wire.HalfHeaders;
import org.assistant.it.hostile.wire.HandshakeWithFrame;
import org.assistant.it.hostile.wire.Http2Flood;
import org.assistant.it.hostile.wire.OddAddresses;
import org.assistant.it.hostile.wire.OddRequests;
import org.assistant.it.hostile.wire.OutOfFiles;
import org.assistant.it.hostile.wire.PipelineAndLeave;
import org.assistant.it.hostile.wire.SlowBodies;
import org.assistant.it.hostile.wire.UpgradeToHttp2;

/**
 * All attacks, in the order in which they disturb one another least: those after which a server refuses other clients come last.
 */
final class Attacks {

    static final List<Attack> ALL = List.of(
            new PathTricks(),
            new OddJson(),
            new OddParts(),
            new OddRequests(),
            new ForeignHosts(),
            new OldCookie(),
            new ParallelReplies(),
            new DeletedKey(),
            new UpgradeToHttp2(),
            new GiantTag(),
            new BrokenUploads(),
            new PipelineAndLeave(),
            new HalfHeaders(),
            new CrowdOfStrangers(),
            new Leavers(),
            new SlowReaders(),
            SlowBodies.logins(),
            SlowBodies.speeches(),
            new HandshakeWithFrame(),
            new Http2Flood(Http2Flood.Frames.SETTINGS),
            new Http2Flood(Http2Flood.Frames.PING),
            new Http2Flood(Http2Flood.Frames.RAPID_RESET),
            new Http2Flood(Http2Flood.Frames.CONTINUATION),
            new EndlessLine(),
            new GiantPiece(),
            new KeyGuesses(),
            new RotatingPasswords(),
            new ChatAddress(),
            new OutOfFiles(),
            new Termination(),
            new SmallHeap(),
            new LyingArchive(),
            new FewFiles(),
            new OddAddresses());

    private Attacks() {}
}
