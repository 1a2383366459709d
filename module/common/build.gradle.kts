plugins {
    `java-library`
}

dependencies {
    compileOnly(libs.ignitionCommon)
    compileOnly(libs.jython)

    testImplementation(libs.ignitionCommon)
    testImplementation(libs.jython)
    testImplementation(libs.junit)
    testImplementation(libs.assertj)
    testRuntimeOnly(libs.junitLauncher)
}
