# shellcheck shell=bash
# Starts one program of this folder so that nothing of the checkout can run. Sourced by the steps of
# action.yml with its name, `install` or `check`; ends the step as docs/exit-codes.md says.
#
# A step begins in the checkout, which a stranger may have written: `python3 -m venv` there runs its
# venv.py, and a PATH with `.` in it runs its python3. So we leave it first, look for programs only
# in absolute folders outside of it, and start Python isolated, by the program's own path.

program=${1:?install or check}
workspace=${GITHUB_WORKSPACE:-${CI_PROJECT_DIR:-$PWD}}
workspace=$(builtin cd -P -- "$workspace" 2>/dev/null && builtin pwd -P) || workspace=$PWD
export GITHUB_WORKSPACE=${GITHUB_WORKSPACE:-$workspace}
export ENVIRONMENT=${ENVIRONMENT:-${RUNNER_TEMP:-/tmp}/commitcheck}
here=$(builtin cd -P -- "${BASH_SOURCE[0]%/*}" && builtin pwd -P) || builtin exit 2
builtin cd -- "${RUNNER_TEMP:-/tmp}" || builtin exit 2

# The absolute folders of a search path that do not lie in the checkout.
outside() {
  local folder place found=
  while IFS= read -r -d : folder; do
    case $folder in /*) ;; *) continue ;; esac
    place=$(builtin cd -P -- "$folder" 2>/dev/null && builtin pwd -P) || continue
    case $place/ in "$workspace"/*) continue ;; esac
    found=${found:+$found:}$folder
  done <<<"$1:"
  builtin printf %s "$found"
}
PATH=$(outside "${PATH:-}")
PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}
if [ -n "${LD_LIBRARY_PATH:-}" ]; then LD_LIBRARY_PATH=$(outside "$LD_LIBRARY_PATH"); fi
unset BASH_ENV ENV CDPATH PYTHONPATH PYTHONHOME PYTHONSTARTUP
export PATH PYTHONSAFEPATH=1

python=$ENVIRONMENT/bin/python
if [ "$program" = install ]; then python=python3; fi
if ! builtin command -v -- "$python" >/dev/null; then
  builtin echo "::error title=commitcheck::nothing was checked: $python is not there"
  if [ "$program" = check ] && [ -n "${GITHUB_OUTPUT:-}" ]; then
    builtin printf '%s\n' exit-code=2 'verdict=nothing was checked: it could not be installed' \
      nonconforming= preventable= sarif-file= comment-file= >>"$GITHUB_OUTPUT"
  fi
  builtin exit 2
fi
if [ "$program" = install ]; then builtin exec "$python" -I "$here/install.py"; fi
builtin exec "$python" -I -X utf8 "$here/run.py"
