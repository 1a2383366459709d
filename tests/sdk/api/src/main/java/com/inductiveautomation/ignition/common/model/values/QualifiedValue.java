package com.inductiveautomation.ignition.common.model.values;

import java.util.Date;

public interface QualifiedValue {
    Object getValue();

    QualityCode getQuality();

    Date getTimestamp();
}
