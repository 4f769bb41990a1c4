-- Who may not read an advisory finds neither what was answered to it nor what was asked about it; who asked, does.
drop policy on_the_way on feedback.answer;
create policy on_the_way on feedback.answer
    using (delivery.seen(parcel));

drop policy two_sides on feedback.enquiry;
create policy two_sides on feedback.enquiry
    using ((select platform.viewer()) in (asker, asked, '*')
        and (asked_by = (select platform.person()) or advisory.seen(advisory)));
