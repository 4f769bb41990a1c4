package dev.noroshi.platform.mime;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much of a mail is read.
///
/// @param size of the whole mail
/// @param head of the head of the mail, and of each part
/// @param fields in one head
/// @param parts of the whole mail, however they lie
/// @param depth how deep parts may lie in one another
/// @param unpacked what the files in one archive may claim to be together
/// @param files in one archive
public record MimeLimits(@DefaultValue("25MB") DataSize size, @DefaultValue("256KB") DataSize head,
        @DefaultValue("500") int fields, @DefaultValue("200") int parts, @DefaultValue("12") int depth,
        @DefaultValue("200MB") DataSize unpacked, @DefaultValue("2000") int files) {

    /// What holds where nobody set anything.
    public static final MimeLimits USUAL = new MimeLimits(DataSize.ofMegabytes(25), DataSize.ofKilobytes(256), 500, 200,
            12, DataSize.ofMegabytes(200), 2000);

    public MimeLimits {
        if (size.toBytes() > Integer.MAX_VALUE / 2)
            throw new IllegalArgumentException("A mail may not be larger than 1 GB, not " + size);
    }
}
