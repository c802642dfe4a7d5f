# What the package bash-completion brings, where it is not loaded.

if ! declare -F _get_comp_words_by_ref >/dev/null; then
    # Sets cur, prev, words and cword from the line up to the cursor. Blanks alone part its words: = and : do not.
    _get_comp_words_by_ref()
    {
        local IFS=$' \t\n' line=${COMP_LINE:0:COMP_POINT}
        read -r -a words <<<"$line"
        [[ $line != *[[:space:]] ]] || words+=("")
        cword=$((${#words[@]} - 1))
        cur=${words[cword]}
        prev=""
        ((cword == 0)) || prev=${words[cword - 1]}
    }
fi

if ! declare -F _filedir >/dev/null; then
    # Adds the folders that start with cur and, without -d, the files: all, or those with one of the endings a|b|c.
    _filedir()
    {
        local name
        compopt -o filenames
        while IFS= read -r name; do
            if [[ -d $name || $# -eq 0 || ($1 != -d && $name == *.@($1)) ]]; then
                COMPREPLY+=("$name")
            fi
        done < <(compgen -f -- "$cur")
    }
fi

