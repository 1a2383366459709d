package com.inductiveautomation.ignition.common.licensing;

import java.util.Date;

public interface LicenseState {
    LicenseMode getLicenseMode();

    boolean isTrialExpired();

    Date getTrialExpirationDate();
}
