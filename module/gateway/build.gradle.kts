plugins {
    `java-library`
}

dependencies {
    compileOnly(project(":common"))
    compileOnly(libs.ignitionCommon)
    compileOnly(libs.ignitionGateway)
    compileOnly(libs.jython)

    // It travels in the module, by itself: what it would bring along, the platform has.
    "modlImplementation"(libs.sqlite) { isTransitive = false }

    testImplementation(project(":common"))
    testImplementation(libs.ignitionCommon)
    testImplementation(libs.ignitionGateway)
    testImplementation(libs.jython)
    testImplementation(libs.postgresql)
    testImplementation(libs.junit)
    testImplementation(libs.assertj)
    testRuntimeOnly(libs.junitLauncher)
}

val engine = tasks.register<JavaExec>("engine") {
    description = "Puts the engine's Python into the jar, as source and compiled by Jython."
    classpath = rootProject.configurations.getByName("steps")
    mainClass.set("org.python.util.jython")
    workingDir = rootDir
    args("gradle/steps/engine.py", "module/gateway/src/main/python", "module/gateway/build/engine")
    inputs.dir("src/main/python")
    outputs.dir("build/engine")
}

val webPackages = tasks.register<Exec>("webPackages") {
    description = "Fetches what the gateway page is built with."
    workingDir = rootProject.file("module/web")
    commandLine("npm", "ci", "--no-audit", "--no-fund")
    inputs.file(rootProject.file("module/web/package-lock.json"))
    outputs.dir(rootProject.file("module/web/node_modules"))
}

val webPage = tasks.register<Exec>("webPage") {
    description = "Builds the gateway page."
    dependsOn(webPackages)
    workingDir = rootProject.file("module/web")
    commandLine("npm", "run", "build")
    inputs.dir(rootProject.file("module/web/src"))
    outputs.dir(rootProject.file("module/web/dist"))
}

tasks.named<ProcessResources>("processResources") {
    dependsOn(engine, webPage)
    from("build/engine")
    from(rootProject.file("module/web/dist")) { into("mounted") }
}
