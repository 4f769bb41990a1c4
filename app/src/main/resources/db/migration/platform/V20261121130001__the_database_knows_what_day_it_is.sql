-- What somebody may read is decided as of today: who left a sector yesterday reads nothing of it any more, and nothing of
-- it begins before its day. The program says what day it is for whoever asks, so that both decide about the same one.
create function platform.day() returns date language sql stable parallel safe
    return coalesce(nullif(current_setting('noroshi.day', true), '')::date, (now() at time zone 'Asia/Tokyo')::date);
