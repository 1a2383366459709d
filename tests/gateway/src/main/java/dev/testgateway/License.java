package dev.testgateway;

import com.inductiveautomation.ignition.common.licensing.LicenseMode;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import java.util.Date;

/** A free module runs for ever, any other one on trial. */
public record License(LicenseMode mode) implements LicenseState {
    static final License TRIAL = new License(LicenseMode.Trial);
    public static final License FREE = new License(LicenseMode.Free);

    @Override
    public LicenseMode getLicenseMode() {
        return mode;
    }

    @Override
    public boolean isTrialExpired() {
        return false;
    }

    @Override
    public Date getTrialExpirationDate() {
        return mode == LicenseMode.Trial ? new Date(System.currentTimeMillis() + 7_200_000) : null;
    }
}
