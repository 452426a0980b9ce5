-- 役割に許された操作
-- The actions a role allows; a role that is not listed allows none.
-- grain: one row per action
-- params: role_code
SELECT action_code
FROM role_actions
WHERE role_code = $role_code
ORDER BY action_code;
