@echo off
rem Starts and stops the Data Flow server on Windows: start, stop, restart, status, run. Besides, check says what
rem a start would do to the database, and prepare makes
rem later starts quick, once per build and JDK. JAVA_OPTS replaces the options chosen here for the server's JVM.
rem Whatever follows the command is handed to the server, for example --server.port=9494.
setlocal EnableExtensions EnableDelayedExpansion
pushd "%~dp0.." & set "ROOT=!CD!" & popd
if not defined DSTONE_DATA set "DSTONE_DATA=%ROOT%\data"
if not defined DSTONE_CONF set "DSTONE_CONF=%ROOT%\conf\dataflow-server.yml"
set "SERVER_JAR=%ROOT%\lib\dataflow-server.jar"
set "PID_FILE=%DSTONE_DATA%\dataflow.pid"
set "PORT_FILE=%DSTONE_DATA%\dataflow.port"
set "LOG=%DSTONE_DATA%\logs\dataflow.log"

set "COMMAND=%~1"
set "REST="
:collect
shift
if not "%~1"=="" (
  set "REST=!REST! %1"
  goto collect
)

if /i "%COMMAND%"=="start" goto start
if /i "%COMMAND%"=="stop" goto stop
if /i "%COMMAND%"=="restart" goto restart
if /i "%COMMAND%"=="status" goto status
if /i "%COMMAND%"=="run" goto run
if /i "%COMMAND%"=="check" goto check
if /i "%COMMAND%"=="prepare" goto prepare
echo Usage: %~nx0 start^|stop^|restart^|status^|run^|check^|prepare [server options]
exit /b 2

:running
set "PID="
if exist "%PID_FILE%" set /p PID=<"%PID_FILE%"
if not defined PID exit /b 1
tasklist /fi "PID eq %PID%" /nh 2>nul | find "%PID%" >nul
exit /b %errorlevel%

:installed
call "%~dp0common.bat" || exit /b 1
if not exist "%SERVER_JAR%" (
  echo ERROR: %SERVER_JAR% is missing. Build it with bin\00.deploy.bat. 1>&2
  exit /b 1
)
exit /b 0

:ready
call :installed || exit /b 1
call :running && (
  echo ERROR: the server is already running ^(pid %PID%^). Stop it with: %~nx0 stop 1>&2
  exit /b 1
)
if not exist "%DSTONE_DATA%\logs" mkdir "%DSTONE_DATA%\logs"
del /q "%PORT_FILE%" 2>nul
call :layout
call :options
exit /b 0

rem The folder that prepare lays the server out in; its name says what it was made from, see 01.dataflow.sh.
:layout
set "LAYOUT="
for /f "usebackq delims=" %%k in (`powershell -NoProfile -Command "$jar = Get-Item '%SERVER_JAR%'; $jvm = (Select-String -Path '%JAVA25%\release' -Pattern '^JAVA_RUNTIME_VERSION=.(.*).$').Matches[0].Groups[1].Value -replace '[^A-Za-z0-9.+]', '_'; '{0}-{1}-{2}' -f $jar.Length, $jar.LastWriteTimeUtc.Ticks, $jvm"`) do set "LAYOUT=%ROOT%\lib\dataflow-server-%%k"
exit /b 0

rem As in 01.dataflow.sh, except that options of the operator replace all of these and leave the cache out;
rem those in the JVM's own variables replace collector and heap, of which there cannot be two.
:options
set "JAR=%SERVER_JAR%"
set "OPTIONS=-XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms32m -Xmx512m"
if exist "%LAYOUT%\dataflow-server.jar" set "JAR=%LAYOUT%\dataflow-server.jar"
if defined JAVA_OPTS set "OPTIONS=%JAVA_OPTS%"
if defined JAVA_OPTS exit /b 0
set "GIVEN=%JAVA_TOOL_OPTIONS%%JDK_JAVA_OPTIONS%%_JAVA_OPTIONS%"
if defined GIVEN set "OPTIONS=-XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1"
if defined GIVEN exit /b 0
if not exist "%LAYOUT%\server.aot.sum" exit /b 0
powershell -NoProfile -Command "if ((Get-FileHash '%LAYOUT%\server.aot').Hash -ne (Get-Content '%LAYOUT%\server.aot.sum')) { exit 1 }" && set OPTIONS=%OPTIONS% -XX:AOTCache="%LAYOUT%\server.aot" -Xlog:aot*=off -Xlog:cds*=off
exit /b 0

:start
call :ready || exit /b 1
powershell -NoProfile -Command "$p = Start-Process -PassThru -WindowStyle Hidden -FilePath '%JAVA25%\bin\java.exe' -RedirectStandardOutput '%LOG%' -RedirectStandardError '%LOG%.err' -ArgumentList '-DPORTFILE=\"%PORT_FILE%\" %OPTIONS:"=\"% -jar \"%JAR%\" --spring.config.additional-location=\"file:%DSTONE_CONF%\" --dstone.server.home=\"%DSTONE_DATA%\" %REST%'; Set-Content -NoNewline -Path '%PID_FILE%' -Value $p.Id"
for /l %%i in (1,1,120) do (
  if exist "%PORT_FILE%" (
    set /p PORT=<"%PORT_FILE%"
    curl -fs -o nul -m 2 "http://localhost:!PORT!/management/health" && (
      echo The Data Flow server runs at http://localhost:!PORT!
      echo Log: %LOG%
      exit /b 0
    )
  )
  call :running || (
    echo ERROR: the server ended while it started. Its log: %LOG% 1>&2
    exit /b 1
  )
  timeout /t 1 /nobreak >nul
)
echo ERROR: the server does not answer after 120 s. Its log: %LOG% 1>&2
exit /b 1

:stop
call :running || (
  echo The Data Flow server is not running.
  exit /b 0
)
rem A hidden process has no window to close, so Windows can only end it by force; the server is built to survive that.
taskkill /f /pid %PID% >nul
del /q "%PID_FILE%" "%PORT_FILE%" 2>nul
echo The Data Flow server has stopped. Running tasks go on.
exit /b 0

:restart
call :stop
goto start

:status
call :running || (
  echo The Data Flow server is not running.
  exit /b 3
)
set /p PORT=<"%PORT_FILE%"
echo The Data Flow server runs ^(pid %PID%^) at http://localhost:%PORT%
exit /b 0

:run
call :ready || exit /b 1
"%JAVA25%\bin\java.exe" -DPORTFILE="%PORT_FILE%" %OPTIONS% -jar "%JAR%" --spring.config.additional-location="file:%DSTONE_CONF%" --dstone.server.home="%DSTONE_DATA%" %REST%
exit /b %errorlevel%

:check
call :installed || exit /b 1
"%JAVA25%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dloader.main=net.dstone.dataflow.migration.DatabaseCheck -cp "%SERVER_JAR%" org.springframework.boot.loader.launch.PropertiesLauncher --spring.config.additional-location="file:%DSTONE_CONF%" --dstone.server.home="%DSTONE_DATA%" %REST%
exit /b %errorlevel%

rem See 01.dataflow.sh. A hidden process gets no signal on Windows, so it is asked over HTTP to end.
:prepare
call "%~dp0common.bat" || exit /b 1
if not exist "%SERVER_JAR%" (
  echo ERROR: %SERVER_JAR% is missing. Build it with bin\00.deploy.bat. 1>&2
  exit /b 1
)
call :layout
if not defined LAYOUT exit /b 1
if exist "%LAYOUT%\server.aot.sum" exit /b 0
echo Preparing quick starts ^(once per build, some 15 s^) ...
set "NEW=%ROOT%\lib\preparing.%RANDOM%"
mkdir "%NEW%.home" || exit /b 1
set "REHEARSED=%LAYOUT%"
if exist "%LAYOUT%\dataflow-server.jar" goto rehearse
set "REHEARSED=%NEW%"
"%JAVA25%\bin\java.exe" -Djarmode=tools -jar "%SERVER_JAR%" extract --destination "%NEW%" >"%NEW%.home\log" 2>&1 || (
  echo ERROR: the server could not be laid out in %ROOT%\lib 1>&2
  rmdir /s /q "%NEW%.home" "%NEW%" 2>nul
  exit /b 1
)
:rehearse
call :train && (
  move /y "%NEW%.home\server.aot" "%REHEARSED%\server.aot" >nul
  powershell -NoProfile -Command "(Get-FileHash '%REHEARSED%\server.aot').Hash | Set-Content '%REHEARSED%\server.aot.sum'"
) || echo The rehearsal failed, so starts stay slower than they could be.
rmdir /s /q "%NEW%.home"
if not exist "%NEW%" exit /b 0
if exist "%LAYOUT%\dataflow-server.jar" (
  rmdir /s /q "%NEW%"
  exit /b 0
)
if exist "%LAYOUT%" rmdir /s /q "%LAYOUT%"
move "%NEW%" "%LAYOUT%" >nul || exit /b 1
rem A folder that a server still runs from cannot be renamed.
for /d %%o in ("%ROOT%\lib\dataflow-server-*") do if /i not "%%~o"=="%LAYOUT%" ren "%%~o" "%%~nxo.old" 2>nul && rmdir /s /q "%%~o.old"
exit /b 0

:train
powershell -NoProfile -Command "(Start-Process -PassThru -UseNewEnvironment -WindowStyle Hidden -WorkingDirectory '%NEW%.home' -FilePath '%JAVA25%\bin\java.exe' -ArgumentList '-XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms32m -Xmx512m -XX:AOTCacheOutput=\"%NEW%.home\server.aot\" -DPORTFILE=\"%NEW%.home\port\" -jar \"%REHEARSED%\dataflow-server.jar\" --server.port=0 --server.address=127.0.0.1 --dstone.skipper.port=-1 --spring.datasource.url=jdbc:h2:mem:rehearsal --dstone.server.home=\"%NEW%.home\data\" --management.endpoints.web.exposure.include=* --management.endpoint.shutdown.access=unrestricted').Id | Set-Content '%NEW%.home\pid'" || exit /b 1
set /p TRAINING=<"%NEW%.home\pid"
for /l %%i in (1,1,120) do if not exist "%NEW%.home\port" timeout /t 1 /nobreak >nul
set /p PORT=<"%NEW%.home\port" || exit /b 1
for %%p in (management/health management/info about apps tasks/definitions tasks/executions tasks/thinexecutions tasks/executions/current jobs/executions jobs/thinexecutions audit-records) do curl -fs -o nul -m 30 "http://127.0.0.1:%PORT%/%%p"
curl -fs -o nul -X POST "http://127.0.0.1:%PORT%/management/shutdown"
powershell -NoProfile -Command "Wait-Process -Id %TRAINING% -Timeout 120 -ErrorAction SilentlyContinue; Stop-Process -Force -Id %TRAINING% -ErrorAction SilentlyContinue"
if exist "%NEW%.home\server.aot" exit /b 0
exit /b 1
