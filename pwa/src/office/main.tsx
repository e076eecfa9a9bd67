/** The office console: who is here, the bar at the top, and the screen the address names. */
import { render } from "preact";
import { useEffect } from "preact/hooks";

import { pgettext } from "../i18n";
import { signOut, whoAmI } from "./api";
import { CaseScreen } from "./case";
import { startClock } from "./clock";
import { Mark } from "./icons";
import { helpShown, KeyHelp } from "./key_help";
import { KeyCap } from "./key_cap";
import { listenForKeys, useKeys } from "./keys";
import { hushOld, MessageLine, say } from "./message";
import { takeNext } from "./next";
import { clearDesk } from "./open_case";
import { clearFilter, QueueScreen } from "./queue";
import { followAddress, go, hashOf, route, type Route } from "./route";
import { clearSearch, SearchLine, SearchScreen } from "./search";
import { signedIn, signedOut, staff } from "./session";
import { SignInAgain, SignInPage } from "./signin";
import { TodayScreen } from "./today";
import { refusalWords } from "./words";

function titleOf(at: Route): string {
  switch (at.screen) {
    case "case":
      return pgettext("layanan→petugas", "Berkas %(id)s · Payung", { id: at.id });
    case "queue":
      return pgettext("layanan→petugas", "Antrean · Payung");
    case "search":
      return pgettext("layanan→petugas", "Pencarian · Payung");
    default:
      return pgettext("layanan→petugas", "Kantor · Payung");
  }
}

function Screen({ at }: { at: Route }) {
  switch (at.screen) {
    case "case":
      return <CaseScreen id={at.id} key={at.id} />;
    case "queue":
      return <QueueScreen />;
    case "search":
      return <SearchScreen />;
    default:
      return <TodayScreen />;
  }
}

async function leave(): Promise<void> {
  try {
    await signOut();
    signedOut();
  } catch (why) {
    say("problem", refusalWords(why));
  }
}

function Tab({ to, words }: { to: Route; words: string }) {
  const here = route.value.screen === to.screen;
  return (
    <a href={hashOf(to)} aria-current={here ? "page" : undefined}>
      {words}
    </a>
  );
}

function TopBar() {
  return (
    <header class="office-bar">
      <a class="brand" href={hashOf({ screen: "today" })}>
        <Mark />
        <span>{pgettext("layanan→petugas", "Payung")}</span>
      </a>
      <nav aria-label={pgettext("layanan→petugas", "Layar")}>
        <Tab to={{ screen: "today" }} words={pgettext("layanan→petugas", "Hari ini")} />
        <Tab to={{ screen: "queue" }} words={pgettext("layanan→petugas", "Antrean")} />
      </nav>
      <SearchLine />
      <span class="who">
        <span class="who-name">{staff.value?.name}</span>
        <span class="who-branch">{staff.value?.branch.name}</span>
      </span>
      <button type="button" class="small" aria-keyshortcuts="?" onClick={() => (helpShown.value = true)}>
        <span>{pgettext("layanan→petugas", "Tombol")}</span>
        <KeyCap name="?" />
      </button>
      <button type="button" class="small" onClick={leave}>
        {pgettext("layanan→petugas", "Keluar")}
      </button>
    </header>
  );
}

function Console() {
  const at = route.value;
  useKeys("console", {
    n: () => void takeNext(),
    "?": () => (helpShown.value = true),
    Escape: () => route.value.screen === "queue" && go({ screen: "today" }),
  });
  useEffect(() => {
    document.title = titleOf(at);
    document.querySelector<HTMLElement>("[data-focus]")?.focus({ preventScroll: true });
  }, [at]);
  return (
    <>
      <TopBar />
      <MessageLine />
      <Screen at={at} />
      <KeyHelp />
      <SignInAgain />
    </>
  );
}

function App() {
  const person = staff.value;
  const id = person?.id;
  // Whatever was on the screen of one person is gone before the next one sits down.
  useEffect(() => {
    return () => {
      clearDesk();
      clearSearch();
      clearFilter();
    };
  }, [id]);
  if (person === undefined) return <main class="door">{pgettext("layanan→petugas", "Sedang dibuka …")}</main>;
  if (person === null) {
    return (
      <>
        <MessageLine />
        <SignInPage />
      </>
    );
  }
  return <Console key={person.id} />;
}

async function begin(): Promise<void> {
  followAddress();
  startClock();
  listenForKeys();
  const room = document.getElementById("office");
  if (!room) return;
  room.replaceChildren();
  render(<App />, room);
  try {
    const person = await whoAmI();
    if (person) signedIn(person);
    else signedOut();
  } catch (why) {
    signedOut();
    say("problem", refusalWords(why));
  }
  addEventListener("hashchange", hushOld);
}

void begin();
