package dev.testgateway.system;

import java.text.SimpleDateFormat;
import java.util.Date;

/** {@code system.date}. */
public final class SystemDate {
    public Date now() {
        return new Date();
    }

    public long toMillis(Date date) {
        return date.getTime();
    }

    public Date fromMillis(long ms) {
        return new Date(ms);
    }

    public String format(Date date) {
        return format(date, "yyyy-MM-dd HH:mm:ss");
    }

    public String format(Date date, String pattern) {
        return new SimpleDateFormat(pattern).format(date);
    }

    public Date addMillis(Date date, int n) {
        return new Date(date.getTime() + n);
    }

    public Date addSeconds(Date date, int n) {
        return new Date(date.getTime() + 1000L * n);
    }

    public Date addMinutes(Date date, int n) {
        return new Date(date.getTime() + 60_000L * n);
    }

    public Date addHours(Date date, int n) {
        return new Date(date.getTime() + 3_600_000L * n);
    }

    public Date addDays(Date date, int n) {
        return new Date(date.getTime() + 86_400_000L * n);
    }

    public long millisBetween(Date a, Date b) {
        return b.getTime() - a.getTime();
    }

    public long secondsBetween(Date a, Date b) {
        return (b.getTime() - a.getTime()) / 1000;
    }
}
