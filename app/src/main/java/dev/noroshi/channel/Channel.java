package dev.noroshi.channel;

import java.util.List;
import java.util.function.BiConsumer;

/// A means that a program can use by itself. Each is a Spring bean; the contract is `ChannelContractTest`.
public interface Channel {

    Means means();

    /// Whether it is set up at all. What is not, is not chosen for anybody.
    boolean works();

    /// Hands messages on, several to the same party and of pace [Pace#DIGEST] as one. May be called by several threads
    /// at once.
    ///
    /// @param messages claimed by the caller; nobody else hands them on meanwhile
    /// @param answer told of each message at once when its fate is known, and of each exactly once
    void hand(List<Message> messages, BiConsumer<Message, Handing> answer);
}
