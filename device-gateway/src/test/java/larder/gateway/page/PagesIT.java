package larder.gateway.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import larder.gateway.GatewayTest;
import larder.gateway.TestPerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages in a real browser. Screenshots are left in {@code target/pages}. */
class PagesIT extends GatewayTest {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("LARDER_CHROMIUM", "/usr/bin/chromium"));
    private static final String ANOTHER = "mine own 83 violet anchors";
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private static Playwright playwright;
    private static Browser chromium;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void openBrowser() {
        assertThat(Files.isExecutable(CHROMIUM))
                .as("this test needs Chromium at %s, or where LARDER_CHROMIUM says", CHROMIUM)
                .isTrue();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        // WebAuthn refuses a page whose certificate is not trusted, whatever the test ignores.
                        .setArgs(List.of("--no-sandbox", "--ignore-certificate-errors", "--disable-dev-shm-usage")));
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
        playwright.close();
    }

    @BeforeEach
    void openPage() {
        context = chromium.newContext(new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-GB")
                .setViewportSize(PHONE_WIDTH, PHONE_HEIGHT));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void closePage() {
        context.close();
        assertThat(complaints).as("what the content policy forbids").isEmpty();
    }

    @Test
    void leadsFromSignUpToAnAppThatIsLetIn() {
        String email = signUpAndLogIn();
        shoot("account");

        page.navigate(
                origin() + "/oauth2/authorize?response_type=code&client_id=larder-app&scope=openid%20devices&state=s1"
                        + "&redirect_uri=" + origin() + "/app/callback&code_challenge_method=S256&code_challenge="
                        + TestPerson.challenge());
        assertThat(page.locator("h1")).hasText("Let an app in?");
        assertThat(page.locator("main")).containsText(email);
        shoot("consent");
        press("Allow");

        page.waitForURL(url -> url.contains("/app/callback"));
        assertThat(page.url()).contains("code=").contains("state=s1");
    }

    @Test
    void logsInWithAPasskey() {
        String email = signUpAndLogIn();
        CDPSession devTools = context.newCDPSession(page);
        devTools.send("WebAuthn.enable");
        JsonObject authenticator = new JsonObject();
        authenticator.addProperty("protocol", "ctap2");
        authenticator.addProperty("transport", "internal");
        authenticator.addProperty("hasResidentKey", true);
        authenticator.addProperty("hasUserVerification", true);
        authenticator.addProperty("isUserVerified", true);
        authenticator.addProperty("automaticPresenceSimulation", true);
        JsonObject options = new JsonObject();
        options.add("options", authenticator);
        devTools.send("WebAuthn.addVirtualAuthenticator", options);

        page.navigate(origin() + "/passkeys");
        page.getByLabel("Name of the new passkey").fill("My phone");
        press("Add a passkey");
        assertThat(page.locator(".rows strong")).hasText("My phone");
        shoot("passkeys");
        page.navigate(origin() + "/account");
        press("Log out");
        shoot("login");
        press("Log in with a passkey");

        page.waitForURL(origin() + "/account");
        assertThat(page.locator("h1")).hasText("Your account");
        comeBackByMail(email);
        page.navigate(origin() + "/passkeys");
        assertThat(page.locator(".rows li")).hasCount(0);
    }

    private void comeBackByMail(String email) {
        page.navigate(origin() + "/reset");
        page.getByLabel("E-mail").fill(email);
        press("Send the mail");
        page.navigate(link(mails().await(email, "Another password")));
        assertThat(page.getByLabel("Code")).isHidden();
        page.getByLabel("New password").fill("password123456");
        press("Set the password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("easy to guess");
        assertThat(page.getByLabel("Code")).isHidden();
        page.getByLabel("New password").fill(ANOTHER);
        press("Set the password");
        logIn(email, ANOTHER);
    }

    @Test
    void asksForTheCodeWhereTheBrowserRunsNoScripts() {
        String email = "page-" + UUID.randomUUID() + "@example.org";
        gateway().post("/api/accounts", null, TestPerson.opening(email));
        String link = link(mails().await(email, "Verify"));
        BrowserContext plain = chromium.newContext(new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-GB")
                .setJavaScriptEnabled(false));
        Page there = plain.newPage();

        there.navigate(link);
        there.getByLabel("Code").fill(" " + link.substring(link.indexOf('#') + 1) + " ");
        there.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Verify").setExact(true))
                .click();

        assertThat(there.getByRole(AriaRole.STATUS)).containsText("verified");
        plain.close();
    }

    @Test
    void speaksKoreanToWhoReadsIt() {
        BrowserContext korean = chromium.newContext(
                new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setLocale("ko-KR"));
        Page there = korean.newPage();
        there.navigate(origin() + "/signup");

        assertThat(there.locator("h1")).hasText("계정 만들기");
        assertThat(there.locator("html")).hasAttribute("lang", "ko");
        korean.close();
    }

    @Test
    void tellsWhatIsWrongWithAForm() {
        page.navigate(origin() + "/signup");
        page.getByLabel("E-mail").fill("mina@example.org");
        page.getByLabel("What should we call you?").fill("Mina");
        page.getByLabel("New password").fill("password123");
        press("Open the account");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("easy to guess");
        shoot("signup");
        page.navigate(origin() + "/login");
        page.getByLabel("E-mail").fill("mina@example.org");
        page.getByLabel("Password").fill("wrong password");
        page.locator("form button").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not right");
        page.navigate(origin() + "/verify#made-up");
        assertThat(page.url()).isEqualTo(origin() + "/verify");
        press("Verify");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("used up");
        shoot("verify");
        page.navigate(origin() + "/reset");
        shoot("reset");
    }

    private String signUpAndLogIn() {
        String email = "page-" + UUID.randomUUID() + "@example.org";
        page.navigate(origin() + "/signup");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("What should we call you?").fill("Mina");
        page.getByLabel("New password").fill(TestPerson.PASSWORD);
        press("Open the account");
        assertThat(page.locator("main")).containsText("Look into your mail");
        mails().await(email, "Verify");
        page.navigate(origin() + "/outbox");
        Locator mail = page.getByText(email);
        shoot("outbox");
        mail.click();
        String text = page.locator("pre").innerText();
        page.navigate(link(text));
        assertThat(page.url()).isEqualTo(origin() + "/verify");
        shoot("verify-by-link");
        press("Verify");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("verified");
        logIn(email, TestPerson.PASSWORD);
        return email;
    }

    private void logIn(String email, String password) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(password);
        page.locator("form button").click();
        assertThat(page.locator("h1")).hasText("Your account");
    }

    private static String link(String mail) {
        return mail.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("https://"))
                .findFirst()
                .orElseThrow();
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pages", name + ".png"))
                .setFullPage(true));
    }
}
