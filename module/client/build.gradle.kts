plugins {
    `java-library`
}

dependencies {
    compileOnly(project(":common"))
    compileOnly(libs.ignitionCommon)
    compileOnly(libs.ignitionClient)
    compileOnly(libs.ignitionVisionClient)
    compileOnly(libs.jython)

    testImplementation(project(":common"))
    testImplementation(libs.ignitionCommon)
    testImplementation(libs.ignitionClient)
    testImplementation(libs.ignitionVisionClient)
    testImplementation(libs.jython)
    testImplementation(libs.junit)
    testImplementation(libs.assertj)
    testRuntimeOnly(libs.junitLauncher)
}
