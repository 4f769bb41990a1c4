package dev.noroshi.kernel;

/// What came of reading a written date or time.
public sealed interface TimeReading {

    /// It was read.
    ///
    /// @param when the point in time
    /// @param rest what was written after it, without the brackets around: `サーバログ等より推測`, `頃`, or ""
    record Read(PointInTime when, String rest) implements TimeReading {}

    /// It is written like a date, and no such date or time exists.
    ///
    /// @param written the text as it stood
    record Impossible(String written, Reason reason) implements TimeReading {}

    /// It does not look like a date, or its year, month or day is missing.
    ///
    /// @param written the text as it stood
    record Unreadable(String written) implements TimeReading {}

    /// Why a date or time cannot be.
    enum Reason {
        /// 令和7年2月30日, 13月
        NO_SUCH_DAY,
        /// 25時, 9時61分
        NO_SUCH_TIME,
        /// 平成35年, 令和元年4月30日: the era did not run then
        OUTSIDE_ERA
    }
}
