package dev.noroshi.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// Somebody who uses a page by its keys alone: Tab, arrows, space, Enter and letters.
final class Keyboard {

    private static final int MOST_TABS = 400;
    private static final int MOST_ARROWS = 60;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /// Presses Tab until the control has the focus.
    ///
    /// @throws IllegalStateException when the keys do not lead there
    void reach(Locator control) {
        for (var n = 0; n < MOST_TABS; n++) {
            if (hasFocus(control)) return;
            page.keyboard().press("Tab");
        }
        throw new IllegalStateException("No key leads to " + control + " on " + page.url());
    }

    private static boolean hasFocus(Locator control) {
        return (Boolean) control.evaluate("each => each === document.activeElement");
    }

    /// Goes to a text field and writes over what stands there.
    void write(String selector, String text) {
        reach(page.locator(selector));
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
    }

    /// Goes to a group of radio buttons and moves to the one with that value. The keys first lead to the chosen one, or
    /// to the first when none is.
    void choose(String name, String value) {
        var group = page.locator("input[type=radio][name='" + name + "']");
        var chosen = page.locator("input[type=radio][name='" + name + "']:checked");
        var wanted = page.locator("input[type=radio][name='" + name + "'][value='" + value + "']");
        reach(chosen.count() > 0 ? chosen : group.first());
        if (chosen.count() == 0) page.keyboard().press("Space");
        for (var n = 0; n < MOST_ARROWS; n++) {
            if (wanted.isChecked()) return;
            page.keyboard().press("ArrowDown");
        }
        throw new IllegalStateException("No arrow leads to " + value + " of " + name);
    }

    /// Goes to a check box and ticks it.
    void tick(String name, String value) {
        var box = page.locator("input[type=checkbox][name='" + name + "'][value='" + value + "']");
        reach(box);
        if (!box.isChecked()) page.keyboard().press("Space");
    }

    /// Goes to the last such button or link, presses it and waits for the page it leads to.
    void press(String selector) {
        reach(page.locator(selector).last());
        Browser.leads(page, () -> page.keyboard().press("Enter"));
    }
}
