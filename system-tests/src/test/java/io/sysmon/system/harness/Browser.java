package io.sysmon.system.harness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium, without a window, with a profile of its own. */
public final class Browser implements AutoCloseable {

    /** Longer than a few rounds of the dashboard, which asks every five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--lang=en-GB",
            "--window-size=1280,1000");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Opens one, or skips the test where Chromium is missing.
     *
     * @param profile an empty folder
     */
    static Browser open(Path profile) {
        Path chromium = Requirement.program("chromium");
        Path chromedriver = Requirement.program("chromedriver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toString());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Opens a page and waits for its document alone. */
    public void visit(URI address) {
        driver.get(address.toString());
    }

    /** Opens a page and waits until the dashboard has drawn its first answer. */
    public void visitDashboard(URI address) {
        driver.get(address.toString());
        await(
                "the first answer is drawn",
                () -> !driver.findElements(By.cssSelector("html[data-ready]")).isEmpty());
    }

    /** As it was when it was opened, except for its cache. */
    public void reset() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        driver.get("about:blank");
        complaints();
    }

    /** Reads {@code question} again and again until it holds; fails with {@code expectation}. */
    public void await(String expectation, Question question) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> expectation + "; the page says:\n" + text("body"))
                .until(ignored -> question.holds());
    }

    /** Whether the one element of that CSS selector is on the page and shown. */
    public boolean isShown(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** What a reader sees of the first element of that CSS selector; empty when there is none. */
    public String text(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .findFirst()
                .map(WebElement::getText)
                .orElse("");
    }

    /** How many elements there are. */
    public int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** An attribute of the first element; empty when there is none. */
    public String attribute(String selector, String name) {
        String value = driver.findElement(By.cssSelector(selector)).getDomAttribute(name);
        return value == null ? "" : value;
    }

    /** Clicks the first element of that CSS selector. */
    public void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Types into whatever has the focus. */
    public void type(String keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Whether the first element of that CSS selector has the focus. */
    public boolean hasFocus(String selector) {
        return driver.switchTo().activeElement().equals(driver.findElement(By.cssSelector(selector)));
    }

    /** Runs a piece of JavaScript in the page. */
    public void run(String script) {
        driver.executeScript(script);
    }

    /** The number that a JavaScript expression gives. */
    public double measure(String expression) {
        return ((Number) Objects.requireNonNull(driver.executeScript("return " + expression))).doubleValue();
    }

    /** Whether a JavaScript expression is {@code true}. */
    public boolean isTrue(String expression) {
        return Boolean.TRUE.equals(driver.executeScript("return " + expression));
    }

    /** The page's address. */
    public String address() {
        return driver.getCurrentUrl();
    }

    /** Makes the page that many pixels wide. */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Drags over an element, at half its height, from one part of its width (0 to 1) to another. */
    public void drag(String selector, double from, double to) {
        WebElement element = driver.findElement(By.cssSelector(selector));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        int width = element.getSize().getWidth();
        int begin = (int) Math.round((from - 0.5) * width);
        int distance = (int) Math.round((to - from) * width);
        new Actions(driver)
                .moveToElement(element, begin, 0)
                .clickAndHold()
                .moveByOffset(distance / 2, 0)
                .moveByOffset(distance - distance / 2, 0)
                .release()
                .perform();
    }

    /** Gives the first element of that CSS selector the focus. */
    public void focus(String selector) {
        driver.executeScript("arguments[0].focus()", driver.findElement(By.cssSelector(selector)));
    }

    /** The address before this one, by the reader's own button. */
    public void goBack() {
        driver.navigate().back();
    }

    /** Presses a key that has no letter. */
    public void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /** Presses a key while another is held. */
    public void chord(Keys held, Keys key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /** All text of the first element of that CSS selector, also what only screen readers say. */
    public String textContent(String selector) {
        String text = driver.findElement(By.cssSelector(selector)).getDomProperty("textContent");
        return text == null ? "" : text;
    }

    /** Puts downloads into a folder instead of asking where they go. */
    public void downloadTo(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Tells the page that the reader's system prefers {@code dark} or {@code light}. */
    public void prefer(String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    /** Makes the page invisible to the reader. */
    public void hide() {
        driver.manage().window().minimize();
    }

    /** Makes the page visible again. */
    public void unhide() {
        driver.manage().window().maximize();
    }

    /** Warnings and errors of the console since the last call. */
    public List<String> complaints() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Something about the page that may come true. */
    public interface Question {

        /** Whether it is true now. */
        boolean holds();
    }
}
